// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.job.FormatOptions;
import java.util.Objects;

/**
 * How a file of JSON is written and how much of it is taken in: a view of {@link FormatOptions} that knows the names. Each {@code with...}
 * answers a changed copy. Immutable.
 *
 * <pre>{@code
 * ImportJob job = ImportJob.from(file).options(JsonOptions.defaults().withPath("/data/users").options());
 * }</pre>
 *
 * @param options the options by name; those of other formats may be among them
 */
public record JsonOptions(FormatOptions options) {
    /** Most bytes of a record, unless the job says otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_RECORD_BYTES = CsvOptions.DEFAULT_MAX_RECORD_BYTES;
    /** Most different names of members that records have, unless the job says otherwise: 2,000. */
    public static final int DEFAULT_MAX_COLUMNS = CsvOptions.DEFAULT_MAX_COLUMNS;

    static final String LAYOUT = "layout";
    static final String PATH = "path";
    /** Whether the path was found rather than given, so that the rest of the document may still cast doubt on it. */
    static final String FOUND = "path_found";

    /**
     * Checks the options that are there.
     *
     * @param options the options by name
     * @throws IllegalArgumentException if the value of one is not known
     */
    public JsonOptions {
        Objects.requireNonNull(options, "options");
        options.get(LAYOUT).ifPresent(JsonOptions::layout);
        options.get(PATH).ifPresent(JsonOptions::checkPath);
        options.get(CsvOptions.BYTE_ORDER_MARK).ifPresent(JsonOptions::checkFlag);
        OptionLimit.of(options, CsvOptions.MAX_RECORD, 1);
        OptionLimit.of(options, CsvOptions.MAX_COLUMNS, 1);
    }

    /** {@return no options: everything about a source is found out} */
    public static JsonOptions defaults() {
        return new JsonOptions(FormatOptions.none());
    }

    /** {@return where the array of users is: a JSON pointer (RFC 6901); empty if it is the whole document} */
    public String path() {
        return options.get(PATH).orElse("");
    }

    /** {@return whether the file begins with the byte order mark of UTF-8} */
    public boolean byteOrderMark() {
        return options.get(CsvOptions.BYTE_ORDER_MARK).orElse("false").equals("true");
    }

    /** {@return how many bytes a record may have} */
    public int maxRecordBytes() {
        return OptionLimit.of(options, CsvOptions.MAX_RECORD, DEFAULT_MAX_RECORD_BYTES);
    }

    /** {@return how many different names of members the records may have} */
    public int maxColumns() {
        return OptionLimit.of(options, CsvOptions.MAX_COLUMNS, DEFAULT_MAX_COLUMNS);
    }

    /**
     * {@return these options with an array to look for the users in}
     *
     * @param path a JSON pointer (RFC 6901) of names, such as {@code /data/users}; empty if the document itself is the array
     * @throws IllegalArgumentException if it is no JSON pointer
     */
    public JsonOptions withPath(String path) {
        checkPath(path);
        return with(PATH, path).with(JsonLayout.ARRAY);
    }

    /** {@return these options of a file in which one object follows the other, on as many lines as it likes} */
    public JsonOptions withConcatenatedValues() {
        return with(JsonLayout.CONCATENATED);
    }

    /**
     * {@return these options with another limit for records}
     *
     * @param bytes how many bytes a record may have, 1 to 268,435,456
     * @throws IllegalArgumentException if it is out of range
     */
    public JsonOptions withMaxRecordBytes(int bytes) {
        return with(CsvOptions.MAX_RECORD, String.valueOf(bytes));
    }

    /**
     * {@return these options with another limit for names}
     *
     * @param columns how many different names of members the records may have, 1 to 268,435,456
     * @throws IllegalArgumentException if it is out of range
     */
    public JsonOptions withMaxColumns(int columns) {
        return with(CsvOptions.MAX_COLUMNS, String.valueOf(columns));
    }

    JsonOptions with(String name, String value) {
        return new JsonOptions(options.with(name, value));
    }

    JsonOptions with(JsonLayout layout) {
        return with(
                LAYOUT,
                switch (layout) {
                    case ARRAY -> "array";
                    case CONCATENATED -> "concatenated";
                    case LINES -> "lines";
                });
    }

    JsonOptions withByteOrderMark(boolean byteOrderMark) {
        return with(CsvOptions.BYTE_ORDER_MARK, String.valueOf(byteOrderMark));
    }

    boolean isPathFound() {
        return options.get(FOUND).orElse("false").equals("true");
    }

    boolean hasLayout() {
        return options.get(LAYOUT).isPresent() || options.get(PATH).isPresent();
    }

    JsonLayout layout() {
        return options.get(LAYOUT).map(JsonOptions::layout).orElse(JsonLayout.ARRAY);
    }

    private static JsonLayout layout(String text) {
        return switch (text) {
            case "array" -> JsonLayout.ARRAY;
            case "concatenated" -> JsonLayout.CONCATENATED;
            case "lines" -> JsonLayout.LINES;
            default -> throw new IllegalArgumentException("Not a value of the JSON option " + LAYOUT);
        };
    }

    private static void checkPath(String path) {
        if (!path.isEmpty() && path.charAt(0) != '/') {
            throw new IllegalArgumentException("The JSON option " + PATH + " is a JSON pointer, such as /data/users");
        }
    }

    private static void checkFlag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("The JSON option " + CsvOptions.BYTE_ORDER_MARK + " is true or false");
        }
    }
}
