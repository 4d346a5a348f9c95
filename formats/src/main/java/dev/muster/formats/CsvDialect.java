// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** What has to be known to tell the records of a file apart. */
record CsvDialect(char delimiter, int maxCell, int maxColumns, int maxRecord) {
    static CsvDialect from(CsvOptions options) {
        return new CsvDialect(
                options.delimiter(), options.maxCellChars(), options.maxColumns(), options.maxRecordBytes());
    }

    /** {@return a dialect for finding out the delimiter, when nothing is too much yet} */
    static CsvDialect unlimited(char delimiter) {
        return new CsvDialect(delimiter, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
