// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What {@link UserGenerator} has written.
 *
 * @param rows rows without the header
 * @param bytes bytes with the header
 * @param duplicates rows with the e-mail address of an earlier row that is sound
 * @param flaws how many rows have which flaw; flaws that do not occur are left out
 */
public record GeneratedRows(long rows, long bytes, long duplicates, Map<Flaw, Long> flaws) {
    /**
     * Copies the map.
     *
     * @param rows rows without the header
     * @param bytes bytes with the header
     * @param duplicates rows with the e-mail address of an earlier row
     * @param flaws how many rows have which flaw
     */
    public GeneratedRows {
        flaws = flaws.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(flaws));
    }

    /** {@return how many rows an import has to reject} */
    public long flawed() {
        return flaws.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many users an import into an empty store creates} */
    public long sound() {
        return rows - duplicates - flawed();
    }
}
