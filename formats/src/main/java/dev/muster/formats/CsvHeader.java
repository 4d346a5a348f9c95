// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header row: the names of the columns, whether the file is guarded, and which columns have no name. Such columns are let in as long
 * as they are empty, as spreadsheets like to leave some; they are then called by blanks, since names of columns must differ.
 */
record CsvHeader(Columns columns, boolean guarded, List<Integer> unnamed) {
    /**
     * {@return the header that a row makes}
     *
     * @throws SourceRefusedException if it makes none
     */
    static CsvHeader from(@Nullable String[] row, long line) {
        boolean guarded = guarded(row, line);
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        List<Integer> unnamed = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            String cell = row[i];
            String name = cell == null ? "" : guarded ? FormulaGuard.decode(cell) : cell;
            names.add(name);
            if (name.isBlank()) {
                unnamed.add(i);
            } else {
                Integer earlier = seen.putIfAbsent(name, i);
                if (earlier != null) {
                    throw new SourceRefusedException(
                            IssueCode.HEADER_DUPLICATE, line, "columns " + (earlier + 1) + " and " + (i + 1));
                }
            }
        }
        if (unnamed.size() == row.length) {
            throw new SourceRefusedException(IssueCode.HEADER_MISSING, line);
        }
        callByBlanks(names, unnamed);
        return new CsvHeader(new Columns(names), guarded, List.copyOf(unnamed));
    }

    private static boolean guarded(@Nullable String[] row, long line) {
        boolean guarded = false;
        for (String cell : row) {
            if (cell != null && cell.startsWith(FormulaGuard.MARK_FAMILY)) {
                if (!cell.equals(FormulaGuard.MARK)) {
                    throw new SourceRefusedException(IssueCode.GUARD_UNKNOWN, line);
                }
                guarded = true;
            }
        }
        return guarded;
    }

    private static void callByBlanks(List<String> names, List<Integer> unnamed) {
        Set<String> taken = new HashSet<>();
        for (int i : unnamed) {
            StringBuilder name = new StringBuilder(names.get(i));
            while (!taken.add(name.toString())) {
                name.append(' ');
            }
            names.set(i, name.toString());
        }
    }

    /** {@return the place of a column without a name in which the row has a value; -1 if there is none} */
    int valueWithoutName(@Nullable String[] row) {
        if (unnamed.isEmpty()) {
            return -1;
        }
        for (int i : unnamed) {
            String cell = i < row.length ? row[i] : null;
            if (cell != null && !cell.isBlank()) {
                return i;
            }
        }
        return -1;
    }
}
