// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.Conversion;
import dev.muster.user.UserField;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done with one column of every record; everything that can be known before the first record is settled here.
 *
 * @param index the column's place; -1 for a constant
 * @param column the column's name, or null for a constant
 * @param target where it leads
 * @param converter turns its cells into values
 * @param clears whether a blank cell clears the field
 */
record ColumnStep(int index, @Nullable String column, Into target, CellConverter converter, boolean clears) {
    private static final Set<UserField> NAMES = EnumSet.of(
            UserField.GIVEN_NAME, UserField.MIDDLE_NAME, UserField.FAMILY_NAME, UserField.NAME, UserField.NICKNAME);

    /** Reads the cell, and puts what it holds into the draft. */
    void take(@Nullable Object cell, MappedRow row) {
        if (cell == SourceRecord.ABSENT) {
            return;
        }
        Object content = cell instanceof String text ? CellText.stripped(text) : cell;
        if (content == null) {
            blank(row);
            return;
        }
        Conversion conversion = converter.convert(content);
        if (conversion instanceof Conversion.Converted converted) {
            take(content, converted.value(), row);
        } else if (conversion instanceof Conversion.Failed failed) {
            row.report(failed.code(), this, content);
        }
    }

    private void take(Object content, Object value, MappedRow row) {
        if (isEmpty(value) && target.path().isEmpty()) {
            blank(row);
            return;
        }
        if (value instanceof String text && isLookedThrough() && CellText.isSuspicious(text, isName())) {
            row.report(IssueCode.SUSPICIOUS_CHARACTERS, this, text);
        }
        if (!row.put(target, value)) {
            row.report(IssueCode.ATTRIBUTE_PATH_CONFLICT, this, content);
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text
                ? text.isEmpty()
                : value instanceof Collection<?> values && values.isEmpty();
    }

    private void blank(MappedRow row) {
        if (clears) {
            row.clear(target);
        }
    }

    /** Fields in which one character nobody sees makes another person. */
    private boolean isLookedThrough() {
        return target.field().isKey() || isName();
    }

    private boolean isName() {
        return NAMES.contains(target.field());
    }

    UserField field() {
        return target.field();
    }
}
