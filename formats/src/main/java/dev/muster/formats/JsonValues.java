// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes values of tokens: {@link String}, {@link Boolean}, {@link Long}, {@link BigDecimal} where a long would lose something, lists and
 * maps; null for null. Refuses what Jackson lets pass: a name that stands twice, half of a surrogate pair, an exponent out of all
 * proportion.
 */
final class JsonValues {
    private static final JsonFactory FACTORY = factory(JsonLimits.TEXT_CHARS);
    /** For what is taken from records that may hold others as texts: these are limited as a whole. */
    private static final JsonFactory OF_RECORDS = factory(Integer.MAX_VALUE);

    private final JsonParser parser;
    private final boolean escapes;
    private int made;

    /**
     * Makes values of what a parser reads.
     *
     * @param escapes whether there is a backslash anywhere: without one there is no half of a pair to be looked for
     */
    JsonValues(JsonParser parser, boolean escapes) {
        this.parser = parser;
        this.escapes = escapes;
    }

    private static JsonFactory factory(int textChars) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonLimits.DEPTH)
                        .maxStringLength(textChars)
                        .maxNameLength(JsonLimits.NAME_BYTES)
                        .maxNumberLength(JsonLimits.NUMBER_CHARS)
                        .build())
                // Whoever decides what encoding a source is in has decided before.
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** What is refused though it is well-formed; carries no content. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IssueCode code;

        Refused(IssueCode code) {
            super(code.name(), null, false, false);
            this.code = code;
        }

        IssueCode code() {
            return code;
        }
    }

    static JsonParser parser(byte[] bytes, int start, int end) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, end - start);
    }

    static JsonParser parser(String text) {
        return OF_RECORDS.createParser(ObjectReadContext.empty(), text);
    }

    /** {@return what a text in JSON says, given without its quotes; null if it is malformed} */
    static @Nullable String unescaped(String spelled) {
        try (JsonParser parser = parser('"' + spelled + '"')) {
            boolean whole = parser.nextToken() == JsonToken.VALUE_STRING;
            String text = whole ? parser.getString() : null;
            return parser.nextToken() == null ? text : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** Begins with another record: what the ones before hold does not count. */
    void begin() {
        made = 0;
    }

    /** {@return the value that begins with the parser's current token} */
    @Nullable
    Object value() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Refused(IssueCode.RECORD_MALFORMED);
        }
        if (++made > JsonLimits.VALUES) {
            throw new Refused(IssueCode.VALUE_TOO_LONG);
        }
        return switch (token) {
            case VALUE_STRING -> checked(parser.getString());
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> decimal();
            default -> throw new Refused(IssueCode.RECORD_MALFORMED);
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            check(name);
            parser.nextToken();
            int before = object.size();
            object.put(name, value());
            if (object.size() == before) {
                throw new Refused(IssueCode.MEMBER_DUPLICATE);
            }
        }
        return object;
    }

    void check(String name) {
        if (name.length() > JsonLimits.NAME_CHARS) {
            throw new Refused(IssueCode.VALUE_TOO_LONG);
        }
        checked(name);
    }

    /** {@return whether a record may have a member of this name} */
    static boolean isName(String text) {
        return text.length() <= JsonLimits.NAME_CHARS && !hasHalfPair(text);
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private Object whole() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getDecimalValue()
                : (Object) parser.getLongValue();
    }

    private BigDecimal decimal() {
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (NumberFormatException | ArithmeticException tooLong) {
            // An exponent that is beyond even a BigDecimal.
            throw new Refused(IssueCode.VALUE_TOO_LONG);
        }
        if (Math.abs((long) number.scale()) > JsonLimits.NUMBER_SCALE) {
            throw new Refused(IssueCode.VALUE_TOO_LONG);
        }
        return number;
    }

    private String checked(String text) {
        if (escapes && hasHalfPair(text)) {
            throw new Refused(IssueCode.RECORD_MALFORMED);
        }
        return text;
    }

    /** Half of a surrogate pair is no character: no encoding can carry it, and databases refuse it. */
    static boolean hasHalfPair(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }
}
