// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;
import java.util.List;

/** The host's table is not as its mapping says. Names everything that does not fit, at once, in sentences for whoever owns the table. */
public final class TableMismatchException extends MusterException {
    private static final long serialVersionUID = 1L;

    /** The table's name. */
    private final String table;
    /** A sentence for each thing that does not fit. */
    private final String[] findings;

    TableMismatchException(TableName table, List<String> findings) {
        super("The table " + table + " does not fit:\n- " + String.join("\n- ", findings), null);
        this.table = table.toString();
        this.findings = findings.toArray(String[]::new);
    }

    /** {@return the table's name} */
    public String table() {
        return table;
    }

    /** {@return what does not fit, a sentence each; at least one} */
    public List<String> findings() {
        return List.of(findings);
    }
}
