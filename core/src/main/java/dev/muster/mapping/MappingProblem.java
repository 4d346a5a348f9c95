// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.issue.IssueCode;
import java.util.Objects;

/**
 * Why a mapping does not fit the columns of a source, so that the source is refused.
 *
 * @param code {@link IssueCode#FIELD_MAPPED_TWICE}, {@link IssueCode#COLUMN_UNKNOWN} or {@link IssueCode#COLUMN_MISSING}
 * @param column the column's name as it stands in the file or, where it is missing there, in the mapping
 */
public record MappingProblem(IssueCode code, String column) {
    /**
     * Checks that code and column are there.
     *
     * @param code what is wrong
     * @param column the column's name
     */
    public MappingProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(column, "column");
    }
}
