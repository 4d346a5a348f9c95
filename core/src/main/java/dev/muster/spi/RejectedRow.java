// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row as it stood in the source, kept so that it can be corrected.
 *
 * @param row its number
 * @param line the physical line it starts on
 * @param cells its values in the order of the columns; null for nothing
 */
public record RejectedRow(long row, long line, List<@Nullable Object> cells) {
    /**
     * Copies the cells.
     *
     * @param row its number
     * @param line the physical line it starts on
     * @param cells its values in the order of the columns; null for nothing
     */
    public RejectedRow(long row, long line, List<@Nullable Object> cells) {
        // Written out in full: javac loses the annotation of the element type on a compact constructor.
        this.row = row;
        this.line = line;
        this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** {@return the row's number without its cells, safe to log} */
    @Override
    public String toString() {
        return "RejectedRow[" + row + "]";
    }
}
