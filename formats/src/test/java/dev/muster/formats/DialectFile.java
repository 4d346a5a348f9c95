// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file of the corpus of dialects with its label, which a person gave it. No label is ever changed to please the sniffer.
 *
 * @param name the file's name, which says what it shows
 * @param delimiter {@code comma}, {@code semicolon}, {@code tab}, {@code bar}, {@code one} for a single column, or {@code ask} where
 *     nobody could tell
 * @param ask the codes that may refuse the file; none where it must be read
 * @param columns how many columns there are
 * @param records how many records follow the header
 * @param ragged how many of them have more or fewer cells than there are columns
 * @param encoding what the bytes mean
 * @param bom whether a byte order mark stands first
 * @param lineEnd what ends the first line: {@code lf}, {@code crlf} or {@code cr}
 * @param sep whether a line names the delimiter
 */
record DialectFile(
        String name,
        String delimiter,
        Set<String> ask,
        int columns,
        int records,
        int ragged,
        String encoding,
        boolean bom,
        String lineEnd,
        boolean sep) {
    static final String FOLDER = "dialects/";
    static final String INDEX = "index.tsv";

    /** {@return the whole corpus} */
    static List<DialectFile> all() {
        return new String(bytes(INDEX), UTF_8)
                .lines()
                .skip(1) // the names of the columns
                .map(DialectFile::labelled)
                .toList();
    }

    private static DialectFile labelled(String line) {
        String[] cells = line.split("\t", -1);
        return new DialectFile(
                cells[0],
                cells[1],
                cells[2].equals("-") ? Set.of() : Set.of(cells[2].split(" ")),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                cells[6],
                cells[7].equals("bom"),
                cells[8],
                cells[9].equals("sep"));
    }

    /** {@return what divides the columns; any delimiter where there is one column} */
    char delimiterChar() {
        return switch (delimiter) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            case "bar" -> '|';
            default -> ',';
        };
    }

    /** {@return whether it must be refused} */
    boolean unclear() {
        return delimiter.equals("ask");
    }

    boolean isUtf8() {
        return encoding.equals("utf-8");
    }

    byte[] bytes() {
        return bytes(name);
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = Objects.requireNonNull(DialectFile.class.getResourceAsStream(FOLDER + file), file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
