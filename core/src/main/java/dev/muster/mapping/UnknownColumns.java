// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/** What to do with columns that lead to no field. */
public enum UnknownColumns {
    /** Keep them as attributes under their own names. */
    KEEP,
    /** Leave them out; the report lists them. */
    IGNORE,
    /** Refuse the file. */
    REJECT
}
