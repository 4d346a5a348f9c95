// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.ArrayList;
import java.util.List;

/** Takes the text of an index apart: SQLite keeps its expressions nowhere else. */
final class IndexText {
    private IndexText() {}

    /** Where the bracket that opens at {@code start} closes; the end of the text where it never does. */
    static int closing(String sql, int start) {
        int depth = 0;
        for (int i = start; i < sql.length(); i++) {
            if (sql.charAt(i) == '(') {
                depth++;
            } else if (sql.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return sql.length() - 1;
    }

    /** The parts between the outer commas. */
    static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}
