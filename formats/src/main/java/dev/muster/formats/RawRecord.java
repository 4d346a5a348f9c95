// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The text of a record, taken apart at the top without changing a character of what its members are written as. */
final class RawRecord {
    /** The member that holds the text of a record which is malformed, so that it fits into a file that is not. */
    static final String MEMBER = "_muster_raw";
    /** How the names of Muster's own members begin. */
    static final String PREFIX = "_muster_";

    private RawRecord() {}

    /**
     * One member of a record.
     *
     * @param name its name
     * @param words its name and value as they are written, from the quote before the name to the end of the value
     */
    record Member(String name, String words) {}

    /** {@return the members in order; empty if the text is no well-formed object} */
    static Optional<List<Member>> members(String text) {
        try (JsonParser parser = JsonValues.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            List<Member> members = new ArrayList<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.nextToken();
                parser.skipChildren();
                finish(parser);
                int end = (int) parser.currentLocation().getCharOffset();
                members.add(new Member(name, text.substring(start, end)));
            }
            return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** Makes the parser read a text to its end, which it puts off until somebody asks for it. */
    private static void finish(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            parser.getStringLength();
        }
    }

    /** {@return the text of another record that a record holds, or null} */
    static @Nullable String inside(byte[] bytes, int start, int end) {
        try (JsonParser parser = JsonValues.parser(bytes, start, end)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals(MEMBER) && token == JsonToken.VALUE_STRING) {
                    return parser.getString();
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException malformed) {
            return null;
        }
    }
}
