// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.FormatOptions;
import java.util.Locale;
import java.util.Optional;

/** How a source is packed. Told by its first bytes, never by its name. */
enum Compression {
    /** Not at all. */
    NONE,
    /** With gzip (RFC 1952). */
    GZIP;

    /** The name of the option under which a job keeps it. */
    static final String OPTION = "compression";

    private static final int DEFLATE = 8;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the job says.
     *
     * @throws IllegalArgumentException if it says something else than there is
     */
    static Optional<Compression> given(FormatOptions options) {
        return options.get(OPTION).map(text -> {
            for (Compression one : values()) {
                if (one.text().equalsIgnoreCase(text)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("The option " + OPTION + " is none or gzip");
        });
    }

    /** What the first bytes say. */
    static Compression of(byte[] start) {
        boolean gzip = start.length >= 2
                && start[0] == (byte) 0x1f
                && start[1] == (byte) 0x8b
                && (start.length == 2 || start[2] == DEFLATE);
        return gzip ? GZIP : NONE;
    }
}
