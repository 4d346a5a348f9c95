// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.SQLException;
import java.util.List;

/** What a database tells about its tables. */
interface Catalog {
    /** The columns of a table in their order; none where there is no such table. */
    List<TableColumn> columns(TableName table) throws SQLException;

    List<TableIndex> indexes(TableName table) throws SQLException;

    /** Whether some constraint of the table is checked at the end of a transaction only, when nobody can say which row was at fault. */
    boolean checksLate(TableName table) throws SQLException;
}
