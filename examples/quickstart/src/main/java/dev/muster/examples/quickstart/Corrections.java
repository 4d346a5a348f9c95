// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does what somebody with a spreadsheet would do: writes right values into rejected rows. */
final class Corrections {
    private static final String ROW = "_muster_row";
    private static final String EXTRA = "_muster_extra";

    private final CsvTable right;

    private Corrections(CsvTable right) {
        this.right = right;
    }

    /** {@return the corrections of the file that comes with the program} */
    static Corrections bundled() throws IOException {
        try (InputStream in = Corrections.class.getResourceAsStream("corrections.csv")) {
            return new Corrections(CsvTable.read(in.readAllBytes()));
        }
    }

    /**
     * Corrects a rejected-rows file.
     *
     * @return how many rows it has
     */
    int apply(Path rejected, Path corrected) throws IOException {
        CsvTable table = CsvTable.read(Files.readAllBytes(rejected));
        int number = table.columns().indexOf(ROW);
        int extra = table.columns().indexOf(EXTRA);
        for (List<Object> row : table.rows()) {
            correct(table, row, row.get(number));
            if (extra >= 0) {
                row.set(extra, null); // every value stands in its column now
            }
        }
        table.write(corrected);
        return table.rows().size();
    }

    private void correct(CsvTable table, List<Object> row, Object number) {
        for (List<Object> values : right.rows()) {
            if (values.get(0).equals(number)) {
                for (int i = 1; i < values.size(); i++) {
                    if (values.get(i) != null) {
                        row.set(table.columns().indexOf(right.columns().names().get(i)), values.get(i));
                    }
                }
            }
        }
    }
}
