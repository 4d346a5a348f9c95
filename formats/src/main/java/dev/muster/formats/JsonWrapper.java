// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/**
 * What stands around the array of records: a document in which that array is empty. Jackson's non-blocking parser is fed with it a byte at a
 * time, so that it is known at which byte the records begin, and that the document as a whole is strict JSON: no name twice in an object,
 * nothing behind its end.
 */
final class JsonWrapper {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.DEPTH)
                    .maxStringLength(JsonLimits.TEXT_CHARS)
                    .maxNameLength(JsonLimits.NAME_BYTES)
                    .maxNumberLength(JsonLimits.NUMBER_CHARS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonPointer path;
    private final JsonParser parser = FACTORY.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    private final ByteArrayFeeder feeder = (ByteArrayFeeder) parser.nonBlockingInputFeeder();
    private final @Nullable JsonObjectSearch search;
    private boolean hasRival;
    private boolean atRecords;
    private boolean found;
    private boolean closed;
    private boolean broken;
    private boolean ended;
    /** The last byte that is no blank. */
    private byte before;

    /**
     * Takes a document.
     *
     * @param path where the array of records is
     * @param seeksRivals whether to look out for others that could be it just as well
     */
    JsonWrapper(String path, boolean seeksRivals) {
        this.path = JsonPointer.compile(path);
        this.search = seeksRivals ? new JsonObjectSearch() : null;
    }

    /** Takes bytes that belong to no record. {@return whether the document is sound so far} */
    boolean take(byte[] bytes, int start, int length) {
        try {
            feeder.feedInput(bytes, start, start + length);
            look();
        } catch (JacksonException malformed) {
            broken = true;
        }
        byte last = bytes[start + length - 1];
        before = last == ' ' || last == '\t' || last == '\r' || last == '\n' ? before : last;
        return !broken;
    }

    private void look() {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.NOT_AVAILABLE) {
            if (closed) {
                broken = true;
                return;
            }
            if (token == JsonToken.START_ARRAY && !found && isAtPath()) {
                atRecords = true;
                found = true;
            } else if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                atRecords = false;
                // Jackson 3.1 lets both pass if they come in pieces.
                broken |= before == ',' || before == ':';
            }
            if (token == JsonToken.PROPERTY_NAME && search != null && !hasRival && isInList()) {
                hasRival = search.isStrong(parser.currentName());
            }
            broken |= parser.streamReadContext().getEntryCount() > JsonLimits.WRAPPER_MEMBERS && !atRecords;
            closed = parser.streamReadContext().inRoot();
            token = parser.nextToken();
        }
    }

    /** Whether the parser is in an element of an array which no other array is around, or in the document itself. */
    private boolean isInList() {
        TokenStreamContext around = parser.streamReadContext().getParent();
        if (around.inRoot()) {
            return true;
        }
        boolean isList = around.inArray();
        while (isList && !around.inRoot()) {
            around = around.getParent();
            isList = !around.inArray();
        }
        return isList;
    }

    /** {@return whether something else in the document could be the users, or a user, as well as what is taken for them} */
    boolean hasRival() {
        return hasRival;
    }

    private boolean isAtPath() {
        return parser.streamReadContext().pathAsPointer().equals(path);
    }

    /** {@return whether the bytes that follow are records, up to a closing bracket, which is to be given again} */
    boolean isAtRecords() {
        return atRecords;
    }

    /** Ends the document. {@return whether it is sound and has had its array} */
    boolean end() {
        if (!ended) {
            ended = true;
            try {
                feeder.endOfInput();
                look();
                broken |= !closed;
            } catch (JacksonException malformed) {
                broken = true;
            }
        }
        return found && !broken;
    }

    /** {@return whether nothing was wrong with the document, up to here} */
    boolean isSound() {
        return !broken;
    }
}
