// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;

/** The tables of Muster in the database are of another version than this version of Muster needs. */
public final class SchemaVersionException extends MusterException {
    private static final long serialVersionUID = 1L;

    /** The version of the tables. */
    private final int found;
    /** The version that is needed. */
    private final int needed;

    SchemaVersionException(String tables, int found, int needed) {
        super(message(tables, found, needed), null);
        this.found = found;
        this.needed = needed;
    }

    private static String message(String tables, int found, int needed) {
        String there = found == 0
                ? "The tables " + tables + " are not there"
                : "The tables " + tables + " are of version " + found;
        if (found > needed) {
            return there + ", but this version of Muster knows versions up to " + needed
                    + ": a newer version of Muster has been here";
        }
        return there + ", but version " + needed
                + " is needed: build the repository with SchemaMode.MIGRATE, or run what printSql gives";
    }

    /** {@return the version of the tables; 0 if there are none} */
    public int found() {
        return found;
    }

    /** {@return the version that this version of Muster needs} */
    public int needed() {
        return needed;
    }
}
