// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.job.FormatOptions;
import java.util.Map;
import java.util.Objects;

/**
 * How a CSV file is written and how much of it is taken in: a view of {@link FormatOptions} that knows the names. Each {@code with...}
 * answers a changed copy. Immutable.
 *
 * <pre>{@code
 * FormatOptions excel = CsvOptions.defaults().withDelimiter(';').withByteOrderMark(true).withGuard(true).options();
 * }</pre>
 *
 * @param options the options by name; those of other formats may be among them
 */
public record CsvOptions(FormatOptions options) {
    /** Most characters of a cell, unless the job says otherwise: 65,536. */
    public static final int DEFAULT_MAX_CELL_CHARS = 65_536;
    /** Most columns, unless the job says otherwise: 2,000. */
    public static final int DEFAULT_MAX_COLUMNS = 2_000;
    /** Most bytes of a record, unless the job says otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_RECORD_BYTES = 16 * 1024 * 1024;

    static final String DELIMITER = "delimiter";
    static final String BYTE_ORDER_MARK = "bom";
    static final String SEPARATOR_LINE = "sep";
    static final String QUOTES = "quotes";
    static final String LINE_END = "line_end";
    static final String GUARD = "guard";
    static final String MAX_CELL = "max_cell_chars";
    static final String MAX_COLUMNS = "max_columns";
    static final String MAX_RECORD = "max_record_bytes";

    private static final String GUARD_APOSTROPHE = "apostrophe-v1";
    private static final String NO = "none";
    private static final Map<String, LineEnd> LINE_ENDS =
            Map.of("crlf", LineEnd.CRLF, "lf", LineEnd.LF, "cr", LineEnd.CR);

    /** What ends a line of a file that is written. Read are all three, mixed as they come. */
    public enum LineEnd {
        /** Carriage return and line feed, as RFC 4180 has it. */
        CRLF("\r\n"),
        /** Line feed. */
        LF("\n"),
        /** Carriage return. */
        CR("\r");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Which cells of a file that is written stand in quotes. */
    public enum Quotes {
        /** Those that need it. */
        MINIMAL,
        /** All that hold a value. */
        ALL
    }

    /**
     * Checks the options that are there.
     *
     * @param options the options by name
     * @throws IllegalArgumentException if the value of one is not known
     */
    public CsvOptions {
        Objects.requireNonNull(options, "options");
        options.get(DELIMITER).ifPresent(CsvOptions::checkDelimiter);
        oneOf(options, BYTE_ORDER_MARK, "true", "false");
        oneOf(options, SEPARATOR_LINE, "true", "false");
        oneOf(options, QUOTES, "minimal", "all");
        oneOf(options, LINE_END, LINE_ENDS.keySet().toArray(String[]::new));
        oneOf(options, GUARD, NO, GUARD_APOSTROPHE);
        OptionLimit.of(options, MAX_CELL, 0);
        OptionLimit.of(options, MAX_COLUMNS, 0);
        OptionLimit.of(options, MAX_RECORD, 0);
    }

    /** {@return no options: everything about a source is detected, and a file is written with commas and CRLF} */
    public static CsvOptions defaults() {
        return new CsvOptions(FormatOptions.none());
    }

    /** {@return what stands between cells; a comma unless said otherwise} */
    public char delimiter() {
        return options.get(DELIMITER).map(text -> text.charAt(0)).orElse(',');
    }

    /** {@return whether the file begins with a byte order mark} */
    public boolean byteOrderMark() {
        return flag(BYTE_ORDER_MARK);
    }

    /** {@return whether the first line is {@code sep=} and the delimiter} */
    public boolean separatorLine() {
        return flag(SEPARATOR_LINE);
    }

    /** {@return which cells are written in quotes} */
    public Quotes quotes() {
        return options.get(QUOTES).orElse("").equals("all") ? Quotes.ALL : Quotes.MINIMAL;
    }

    /** {@return what ends a line that is written} */
    public LineEnd lineEnd() {
        return options.get(LINE_END).map(LINE_ENDS::get).orElse(LineEnd.CRLF);
    }

    /** {@return whether texts that a spreadsheet would take for formulas are written so that it does not} */
    public boolean guarded() {
        return options.get(GUARD).orElse(NO).equals(GUARD_APOSTROPHE);
    }

    /** {@return how many characters (UTF-16 code units) a cell may have} */
    public int maxCellChars() {
        return OptionLimit.of(options, MAX_CELL, DEFAULT_MAX_CELL_CHARS);
    }

    /** {@return how many columns there may be} */
    public int maxColumns() {
        return OptionLimit.of(options, MAX_COLUMNS, DEFAULT_MAX_COLUMNS);
    }

    /** {@return how many bytes a record may have} */
    public int maxRecordBytes() {
        return OptionLimit.of(options, MAX_RECORD, DEFAULT_MAX_RECORD_BYTES);
    }

    /**
     * {@return these options with another delimiter}
     *
     * @param delimiter a comma, a semicolon, a tab or a vertical bar
     * @throws IllegalArgumentException if it is something else
     */
    public CsvOptions withDelimiter(char delimiter) {
        return with(DELIMITER, String.valueOf(delimiter));
    }

    /**
     * {@return these options with or without a byte order mark}
     *
     * @param byteOrderMark whether the file begins with one
     */
    public CsvOptions withByteOrderMark(boolean byteOrderMark) {
        return with(BYTE_ORDER_MARK, String.valueOf(byteOrderMark));
    }

    /**
     * {@return these options with or without a first line that names the delimiter}
     *
     * @param separatorLine whether there is one
     */
    public CsvOptions withSeparatorLine(boolean separatorLine) {
        return with(SEPARATOR_LINE, String.valueOf(separatorLine));
    }

    /**
     * {@return these options with other cells in quotes}
     *
     * @param quotes which
     */
    public CsvOptions withQuotes(Quotes quotes) {
        return with(QUOTES, quotes == Quotes.ALL ? "all" : "minimal");
    }

    /**
     * {@return these options with another end of lines}
     *
     * @param lineEnd the end of each line
     */
    public CsvOptions withLineEnd(LineEnd lineEnd) {
        return with(
                LINE_END,
                switch (lineEnd) {
                    case CRLF -> "crlf";
                    case LF -> "lf";
                    case CR -> "cr";
                });
    }

    /**
     * {@return these options with or without the guard against formulas}
     *
     * @param guarded whether a file for spreadsheets is written
     */
    public CsvOptions withGuard(boolean guarded) {
        return with(GUARD, guarded ? GUARD_APOSTROPHE : NO);
    }

    /**
     * {@return these options with another limit for cells}
     *
     * @param chars how many characters a cell may have, 1 to 268,435,456
     * @throws IllegalArgumentException if it is out of range
     */
    public CsvOptions withMaxCellChars(int chars) {
        return with(MAX_CELL, String.valueOf(chars));
    }

    /**
     * {@return these options with another limit for columns}
     *
     * @param columns how many there may be, 1 to 268,435,456
     * @throws IllegalArgumentException if it is out of range
     */
    public CsvOptions withMaxColumns(int columns) {
        return with(MAX_COLUMNS, String.valueOf(columns));
    }

    /**
     * {@return these options with another limit for records}
     *
     * @param bytes how many bytes a record may have, 1 to 268,435,456
     * @throws IllegalArgumentException if it is out of range
     */
    public CsvOptions withMaxRecordBytes(int bytes) {
        return with(MAX_RECORD, String.valueOf(bytes));
    }

    CsvOptions with(String name, String value) {
        return new CsvOptions(options.with(name, value));
    }

    boolean isGiven(String name) {
        return options.get(name).isPresent();
    }

    static boolean isDelimiter(char c) {
        return c == ',' || c == ';' || c == '\t' || c == '|';
    }

    private boolean flag(String name) {
        return options.get(name).orElse("false").equals("true");
    }

    private static void checkDelimiter(String text) {
        if (text.length() != 1 || !isDelimiter(text.charAt(0))) {
            throw new IllegalArgumentException("A delimiter is a comma, a semicolon, a tab or a vertical bar");
        }
    }

    private static void oneOf(FormatOptions options, String name, String... known) {
        options.get(name).ifPresent(value -> {
            for (String one : known) {
                if (one.equals(value)) {
                    return;
                }
            }
            throw new IllegalArgumentException("Not a value of the CSV option " + name);
        });
    }
}
