// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the column of ids takes Muster's ids, or gives its own. */
final class IdCheck {
    private final TableMapping mapping;
    private final Dialect dialect;
    private final List<String> findings;

    IdCheck(TableMapping mapping, Dialect dialect, List<String> findings) {
        this.mapping = mapping;
        this.dialect = dialect;
        this.findings = findings;
    }

    @Nullable
    TableColumn check(@Nullable TableColumn id) {
        if (id == null) {
            return null;
        }
        if (mapping.generatedIds()) {
            checkGenerated(id);
        } else if (!id.type().isText() && id.type() != ColumnType.UUID) {
            findings.add("The column " + id.name() + " of type " + id.declared()
                    + " cannot hold the ids that Muster proposes, UUIDs: use uuid or text, or let the database give the ids"
                    + " (generatedId).");
        }
        return id;
    }

    private void checkGenerated(TableColumn id) {
        if (dialect == Dialect.SQLITE && !id.identity()) {
            findings.add("The database gives no ids for the column " + id.name() + ": use INTEGER PRIMARY KEY.");
        } else if (!id.identity() && id.defaultSql() == null) {
            findings.add("The database gives no ids for the column " + id.name()
                    + ": it has no default and is no identity column.");
        }
    }
}
