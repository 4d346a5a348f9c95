// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job comes from and whom it speaks to.
 *
 * @param locale the language of its messages
 * @param requestedBy who asked for it, in the host's words, or null
 * @param reason why, in the host's words, or null
 * @param retryOf the job whose rejected records it takes up again, or null
 */
public record Origin(
        Locale locale,
        @Nullable String requestedBy,
        @Nullable String reason,
        @Nullable JobId retryOf) {
    private static final Origin UNKNOWN = new Origin(Locale.ENGLISH, null, null, null);

    /**
     * Checks that there is a language.
     *
     * @param locale the language of its messages
     * @param requestedBy who asked for it, in the host's words, or null
     * @param reason why, in the host's words, or null
     * @param retryOf the job whose rejected records it takes up again, or null
     */
    public Origin {
        Objects.requireNonNull(locale, "locale");
    }

    /** {@return an origin of which nothing is known; messages are English} */
    public static Origin unknown() {
        return UNKNOWN;
    }
}
