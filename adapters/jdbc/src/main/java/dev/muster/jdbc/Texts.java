// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Texts in a form that every database takes: PostgreSQL has no NUL, and UTF-8 no half of a surrogate pair. */
final class Texts {
    private static final JsonMapper JSON = new JsonMapper();

    private Texts() {}

    /** A text for people: what cannot be kept is shown as the replacement character. */
    static @Nullable String plain(@Nullable String text) {
        return text == null || isFit(text) ? text : replaced(text, false);
    }

    /** A JSON text: what cannot be kept is written as its escape, which means the same. */
    static String json(String text) {
        return isFit(text) ? text : replaced(text, true);
    }

    static String list(List<String> texts) {
        return json(JSON.writeValueAsString(texts));
    }

    static List<String> list(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, String[].class));
    }

    private static boolean isFit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(Texts::isFit);
            }
        }
        return true;
    }

    private static boolean isFit(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static String replaced(String text, boolean escaped) {
        StringBuilder fit = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isFit(c)) {
                fit.appendCodePoint(c);
            } else if (escaped) {
                fit.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                fit.append('\ufffd');
            }
        });
        return fit.toString();
    }
}
