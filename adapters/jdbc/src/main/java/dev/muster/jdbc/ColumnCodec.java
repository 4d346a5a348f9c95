// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How the values of a field are kept in a column. Safe for use by several threads. */
interface ColumnCodec {
    /** The value in a row, as a draft takes it; null where there is none. */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException;

    /** The value that is read back after this one was written; null where nothing is. */
    default @Nullable Object canonical(Object value) {
        return value;
    }

    /**
     * Writes a canonical value in the form the database reads.
     *
     * @throws UnfitValueException if the column cannot hold it
     */
    void write(Object canonical, CellSink sink);

    /** What to keep where there is no value and the column must not be empty, or null if there is nothing of the kind. */
    default @Nullable Object emptyValue() {
        return null;
    }
}
