// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a source in order, each name once. Immutable.
 *
 * @param names the names exactly as they stand in the source
 */
public record Columns(List<String> names) {
    /**
     * Copies the names.
     *
     * @param names the names exactly as they stand in the source
     * @throws IllegalArgumentException if a name stands twice
     */
    public Columns {
        names = List.copyOf(names);
        Map<String, Integer> seen = new HashMap<>();
        for (String name : names) {
            if (seen.merge(name, 1, Integer::sum) > 1) {
                throw new IllegalArgumentException("A column stands twice");
            }
        }
    }

    /** {@return how many columns there are} */
    public int size() {
        return names.size();
    }

    /**
     * {@return the column's place, 0 for the first; -1 if there is none of that name}
     *
     * @param name the name exactly as it stands in the source
     */
    public int indexOf(String name) {
        return names.indexOf(name);
    }
}
