// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reading the whole source once has shown.
 *
 * @param name the source's name
 * @param format its format
 * @param options how it is written: delimiter, encoding and the like
 * @param bytes its size
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param records how many sound records it holds
 * @param fault where and why it is broken, or null; only with {@link OnBrokenSource#KEEP_PREFIX}
 */
public record SourceFacts(
        String name,
        FormatName format,
        FormatOptions options,
        long bytes,
        String sha256,
        long records,
        @Nullable JobFault fault) {
    /**
     * Checks that all but the fault are there.
     *
     * @param name the source's name
     * @param format its format
     * @param options how it is written: delimiter, encoding and the like
     * @param bytes its size
     * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits
     * @param records how many sound records it holds
     * @param fault where and why it is broken, or null; only with {@link OnBrokenSource#KEEP_PREFIX}
     */
    public SourceFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(sha256, "sha256");
    }
}
