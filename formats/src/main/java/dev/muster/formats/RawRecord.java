// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.nio.charset.StandardCharsets;
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
     * @param value its value as it is written
     */
    record Member(String name, String words, String value) {
        /** {@return the text of a record that the value is, or null} */
        @Nullable
        String record() {
            if (value.startsWith("{")) {
                return value;
            }
            String text = value.startsWith("\"") ? JsonValues.unescaped(value.substring(1, value.length() - 1)) : null;
            return text == null || text.isBlank() || JsonValues.hasHalfPair(text) ? null : text;
        }
    }

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
                int value = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                finish(parser);
                int end = (int) parser.currentLocation().getCharOffset();
                members.add(new Member(name, text.substring(start, end), text.substring(value, end)));
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

    /**
     * {@return the text of another record that a record holds, be it as a text or, once somebody has mended it, as an object; null if it
     * holds none, has members of its own beside it, or is malformed itself}
     */
    static @Nullable String inside(byte[] bytes, int start, int end) {
        List<Member> all = members(new String(bytes, start, end - start, StandardCharsets.UTF_8))
                .orElse(List.of());
        List<Member> held =
                all.stream().filter(member -> member.name().equals(MEMBER)).toList();
        boolean isAlone = all.stream().allMatch(member -> member.name().startsWith(PREFIX));
        return held.size() == 1 && isAlone ? held.get(0).record() : null;
    }
}
