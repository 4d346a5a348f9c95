// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.job.FormatOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvOptionsTest {
    @Test
    void readsBackWhatItIsGiven() {
        CsvOptions options = CsvOptions.defaults()
                .withDelimiter('\t')
                .withByteOrderMark(true)
                .withSeparatorLine(true)
                .withQuotes(CsvOptions.Quotes.ALL)
                .withLineEnd(CsvOptions.LineEnd.CR)
                .withGuard(true)
                .withMaxCellChars(1)
                .withMaxColumns(2)
                .withMaxRecordBytes(3);
        CsvOptions stored = new CsvOptions(new FormatOptions(options.options().values()));

        assertThat(stored.delimiter()).isEqualTo('\t');
        assertThat(stored.byteOrderMark()).isTrue();
        assertThat(stored.separatorLine()).isTrue();
        assertThat(stored.quotes()).isEqualTo(CsvOptions.Quotes.ALL);
        assertThat(stored.lineEnd()).isEqualTo(CsvOptions.LineEnd.CR);
        assertThat(stored.guarded()).isTrue();
        assertThat(stored.maxCellChars()).isEqualTo(1);
        assertThat(stored.maxColumns()).isEqualTo(2);
        assertThat(stored.maxRecordBytes()).isEqualTo(3);
    }

    @Test
    void hasTheLimitsOfThePlan() {
        assertThat(CsvOptions.defaults().maxCellChars()).isEqualTo(65_536);
        assertThat(CsvOptions.defaults().maxColumns()).isEqualTo(2_000);
        assertThat(CsvOptions.defaults().maxRecordBytes()).isEqualTo(16_777_216);
    }

    @Test
    void refusesValuesItDoesNotKnow() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "delimiter", "@",
                        "bom", "yes",
                        "sep", "",
                        "quotes", "some",
                        "line_end", "\n",
                        "guard", "on",
                        "max_cell_chars", "x",
                        "max_columns", "0",
                        "max_record_bytes", "268435457")
                .entrySet()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CsvOptions(new FormatOptions(Map.of(wrong.getKey(), wrong.getValue()))));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvOptions.defaults().withDelimiter('x'));
    }

    @Test
    void leavesOptionsOfOtherFormatsAlone() {
        assertThat(new CsvOptions(FormatOptions.none().with("pretty", "true"))
                        .options()
                        .get("pretty"))
                .contains("true");
    }
}
