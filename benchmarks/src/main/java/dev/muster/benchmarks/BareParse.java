// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The yardstick: univocity alone reads every row of a file into an array of strings and drops it. */
final class BareParse {
    private BareParse() {}

    /** Reads the file, and answers how many rows it has without its header. */
    static long rows(Path file) {
        CsvParser parser = new CsvParser(settings());
        parser.beginParsing(file.toFile(), StandardCharsets.UTF_8);
        long rows = -1;
        while (parser.parseNext() != null) {
            rows++;
        }
        parser.stopParsing();
        return rows;
    }

    /** As the parser has to be set so that it changes no cell; it reads on the thread that asks. */
    static CsvParserSettings settings() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setComment('\0');
        settings.setCommentProcessingEnabled(false);
        settings.setLineSeparatorDetectionEnabled(false);
        settings.setDelimiterDetectionEnabled(false);
        settings.setQuoteDetectionEnabled(false);
        settings.setSkipBitsAsWhitespace(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setReadInputOnSeparateThread(false);
        settings.setErrorContentLength(0);
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        settings.setMaxCharsPerColumn(65_536);
        settings.setEmptyValue("");
        return settings;
    }
}
