// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;
import java.util.List;

/** The host's table is not as its mapping says. Names everything that does not fit, at once, in sentences for whoever owns the table. */
public final class TableMismatchException extends MusterException {
    private static final long serialVersionUID = 1L;

    private final transient String table;
    private final transient List<String> findings;

    TableMismatchException(TableName table, List<String> findings) {
        super("The table " + table + " does not fit:\n- " + String.join("\n- ", findings), null);
        this.table = table.toString();
        this.findings = List.copyOf(findings);
    }

    /** {@return the table's name} */
    public String table() {
        return table;
    }

    /** {@return what does not fit, a sentence each; at least one} */
    public List<String> findings() {
        return findings;
    }
}
