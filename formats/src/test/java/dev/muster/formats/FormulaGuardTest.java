// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    private static final String PIECES = "'''=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20ab1\",; \u00e9_\uff0c";
    /** The rule as the plan states it. */
    private static final Pattern GUARDED = Pattern.compile("'*[=+\\-@\\t\\r\\n\\x00\uff1d\uff0b\uff0d\uff20][\\s\\S]*");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }

    @Test
    void takesBackWhatItDidForEveryText() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            String text = text(random);
            String guarded = FormulaGuard.encode(text);

            assertThat(FormulaGuard.decode(guarded)).as("seed 42, text %s", i).isEqualTo(text);
            assertThat(guarded.equals("'" + text))
                    .as("seed 42, text %s", i)
                    .isEqualTo(GUARDED.matcher(text).matches());
            if (!guarded.isEmpty()) {
                assertThat("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20".indexOf(guarded.charAt(0)))
                        .isNegative();
            }
        }
    }

    @Test
    void writesFilesThatHoldNoFormulaAndReadBackAsTheyWere() {
        Random random = new Random(43);
        for (int file = 0; file < 300; file++) {
            Set<String> columns = new LinkedHashSet<>(List.of("=h", "'=h", "''=h", "-5", "+x", "@y", "\uff1dz"));
            columns.add("h" + text(random));
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (int row = 0; row < 5; row++) {
                List<@Nullable String> cells = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(random.nextInt(5) == 0 ? null : text(random));
                }
                rows.add(cells);
            }
            CsvOptions options = CsvOptions.defaults().withGuard(true);
            byte[] bytes = CsvSample.write(options, new ArrayList<>(columns), rows);
            CsvSample.Content content = new CsvSample(bytes, options).read();

            assertThat(content.columns().names().subList(0, columns.size())).containsExactlyElementsOf(columns);
            assertThat(content.columns().names()).endsWith("_muster_guard_v1");
            for (int row = 0; row < 5; row++) {
                assertThat(content.cells().get(row).subList(0, columns.size()))
                        .as("seed 43, file %s", file)
                        .isEqualTo(rows.get(row));
                assertThat(content.cells().get(row)).endsWith("1");
            }
        }
    }

    @Test
    void leavesFilesWithoutTheMarkAlone() {
        assertThat(CsvSample.of("a,'=b\n'=1,'-2\n").read().cells()).containsExactly(List.of("'=1", "'-2"));
        assertThat(CsvSample.of("a,'=b\n").read().columns().names()).containsExactly("a", "'=b");
    }

    @Test
    void decodesOnceWhereTheMarkIsAnyColumn() {
        CsvSample.Content content =
                CsvSample.of("_muster_guard_v1,'=b\n,''=1\n1,'x\n").read();

        assertThat(content.columns().names()).containsExactly("_muster_guard_v1", "=b");
        assertThat(content.cells()).containsExactly(asList(null, "'=1"), List.of("1", "'x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_muster_guard_v2", "_muster_guard_v", "_muster_guard_v10", "_muster_guard_v1 "})
    void refusesMarksItDoesNotKnow(String mark) {
        assertThat(CsvSample.of("a," + mark + "\n1,1\n").read().fault()).isEqualTo(IssueCode.GUARD_UNKNOWN);
        assertThat(CsvSample.of("a,_muster_guard_v1," + mark + "\n1,1,1\n")
                        .read()
                        .fault())
                .isEqualTo(IssueCode.GUARD_UNKNOWN);
    }

    @Test
    void guardsAFileWhoseColumnsHoldTheMark() {
        byte[] bytes =
                CsvSample.write(CsvOptions.defaults(), List.of("a", "_muster_guard_v1"), List.of(List.of("'=1", "1")));

        assertThat(new CsvSample(bytes, CsvOptions.defaults()).read().cells()).containsExactly(List.of("'=1", "1"));
    }
}
