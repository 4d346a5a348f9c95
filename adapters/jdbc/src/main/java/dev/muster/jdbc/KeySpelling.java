// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a text is spelled in its column, so that it is found again by its key. */
enum KeySpelling {
    /** As it came: it is no key, or another column holds the key. */
    AS_IT_CAME,
    /** As keys are compared. */
    NORMALIZED,
    /**
     * As it came, for lookups without regard to case: composed, without outer blanks. What databases do to letters beyond ASCII depends on
     * how they were set up, so an address that has some is kept in lower case.
     */
    ANY_CASE;

    @Nullable
    String of(UserField field, String text) {
        if (this == AS_IT_CAME) {
            return text;
        }
        if (text.isBlank()) {
            return null;
        }
        if (this == NORMALIZED) {
            return UserKey.of(field, text).value();
        }
        String stripped = text.strip();
        return stripped.chars().allMatch(c -> c < 0x80)
                ? stripped
                : Normalizer.normalize(
                        Normalizer.normalize(stripped, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
                        Normalizer.Form.NFC);
    }
}
