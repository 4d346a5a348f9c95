// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.ColumnTarget.Nowhere;
import dev.muster.mapping.ColumnTarget.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Header rows as other programs write them, column by column: {@code header-rows.txt}. */
class HeaderRowsTest {
    /** A row of the file. */
    record Row(String program, List<String> columns, List<String> targets) {
        @Override
        public String toString() {
            return program;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HeaderRowsTest.class.getResourceAsStream("header-rows.txt")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                String[] parts = line.split(" :: ", -1);
                List<String> columns = new ArrayList<>();
                List<String> targets = new ArrayList<>();
                for (String cell : parts[1].split(" \\| ", -1)) {
                    int arrow = cell.lastIndexOf(" > ");
                    columns.add(cell.substring(0, arrow).strip());
                    targets.add(cell.substring(arrow + 3).strip());
                }
                rows.add(new Row(parts[0].strip(), columns, targets));
            }
        }
        return rows;
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyColumnLeadsWhereItShould(Row row) {
        HeaderMatch match = HeaderMatching.complete(row.columns(), FieldMapping.automatic());
        assertThat(match.mapping().columns())
                .extracting(column -> column.column() + " > " + shown(column))
                .containsExactlyElementsOf(expected(row, UnaryOperator.identity()));
        assertThat(match.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void accentsMayBeMissingOrStandAlone(Row row) {
        for (UnaryOperator<String> spelling : List.<UnaryOperator<String>>of(
                HeaderRowsTest::decomposed, HeaderRowsTest::plain, String::toUpperCase)) {
            List<String> columns = row.columns().stream().map(spelling).toList();
            HeaderMatch match = HeaderMatching.complete(columns, FieldMapping.automatic());
            assertThat(match.mapping().columns())
                    .extracting(column -> column.column() + " > " + shown(column))
                    .containsExactlyElementsOf(expected(row, spelling));
        }
    }

    private static List<String> expected(Row row, UnaryOperator<String> spelling) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < row.columns().size(); i++) {
            expected.add(
                    spelling.apply(row.columns().get(i)) + " > " + row.targets().get(i));
        }
        return expected;
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static String plain(String text) {
        return decomposed(text).replaceAll("\\p{Mn}", "").replace("ß", "ss");
    }

    /** {@code -} kept as an attribute, {@code ?} proposed and not applied, {@code !} dropped as a secret. */
    private static String shown(ColumnMapping column) {
        if (column.target() instanceof Nowhere nowhere) {
            return nowhere.reason() == Reason.GUESS_NOT_ACCEPTED
                    ? "?" + column.proposed()
                    : nowhere.reason() == Reason.LOOKS_SECRET
                            ? "!"
                            : nowhere.reason().toString();
        }
        boolean isKept = column.confidence() == Confidence.NONE && column.target() instanceof Into;
        return isKept ? "-" : column.target().toString();
    }
}
