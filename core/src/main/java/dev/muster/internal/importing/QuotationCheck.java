// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Tells whether somebody else's words repeat what stands in a record. Compared without regard to case, whole cells and entries of lists. */
final class QuotationCheck {
    /** Shorter ones, such as a number of one digit or a country's code, are in many a sentence by chance. */
    private static final int SHORTEST = 4;

    private static final String SEPARATORS = ";,|\t\r\n";

    private final String words;

    QuotationCheck(String words) {
        this.words = folded(words);
    }

    boolean repeat(@Nullable Object cell) {
        if (cell == null || cell instanceof Boolean) {
            return false;
        }
        if (cell instanceof Map<?, ?> object) {
            return repeatAny(object.values());
        }
        return cell instanceof Collection<?> list ? repeatAny(list) : repeatText(folded(cell.toString()));
    }

    private boolean repeatAny(Collection<?> parts) {
        for (Object part : parts) {
            if (repeat(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean repeatText(String text) {
        StringTokenizer entries = new StringTokenizer(text, SEPARATORS);
        boolean isQuoted = hold(text);
        while (!isQuoted && entries.hasMoreTokens()) {
            isQuoted = hold(entries.nextToken());
        }
        return isQuoted;
    }

    private boolean hold(String part) {
        String quoted = CellText.stripped(part);
        return quoted != null && quoted.length() >= SHORTEST && words.contains(quoted);
    }

    /** Both ways, since there are letters that agree only in one of them. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
