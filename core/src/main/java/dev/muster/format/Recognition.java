// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.job.FormatOptions;
import java.util.Objects;

/**
 * What a format makes of the first bytes of a source.
 *
 * @param certainty how sure the format is that the source is its own: 0 not at all, 100 beyond doubt. The most certain format gets it
 * @param options every option of the format, those given and those detected; used as they are from then on
 * @param columns the columns
 */
public record Recognition(int certainty, FormatOptions options, Columns columns) {
    /**
     * Checks the certainty.
     *
     * @param certainty how sure the format is that the source is its own: 0 not at all, 100 beyond doubt. The most certain format gets it
     * @param options every option of the format, those given and those detected; used as they are from then on
     * @param columns the columns
     * @throws IllegalArgumentException if it is out of range
     */
    public Recognition {
        if (certainty < 0 || certainty > 100) {
            throw new IllegalArgumentException("A certainty is 0 to 100");
        }
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(columns, "columns");
    }
}
