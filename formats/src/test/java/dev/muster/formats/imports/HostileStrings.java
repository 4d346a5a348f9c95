// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Texts that are dangerous or odd to somebody. They lie in a file of ASCII, so that no editor and no checkout changes one. */
final class HostileStrings {
    private static final String FILE = "/dev/muster/formats/hostile-strings.txt";

    private HostileStrings() {}

    /** {@return all of them} */
    static List<String> all() {
        return those(category -> true);
    }

    /** {@return those of one category} */
    static List<String> of(String category) {
        return those(category::equals);
    }

    private static List<String> those(Predicate<String> category) {
        return lines().stream()
                .filter(line -> category.test(line.substring(0, line.indexOf('\t'))))
                .map(line -> decoded(line.substring(line.indexOf('\t') + 1)))
                .toList();
    }

    private static List<String> lines() {
        try (InputStream stream = Objects.requireNonNull(HostileStrings.class.getResourceAsStream(FILE))) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String text) {
        if (text.startsWith("\\*")) {
            int colon = text.indexOf(':');
            return unescaped(text.substring(colon + 1)).repeat(Integer.parseInt(text.substring(2, colon)));
        }
        return unescaped(text);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(i++);
            switch (kind) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '\\' -> plain.append('\\');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i, i + 4), 16));
                    i += 4;
                }
                default -> throw new IllegalArgumentException("Not an escape: " + kind);
            }
        }
        return plain.toString();
    }

    /**
     * {@return a text as the import keeps it: without outer blanks} No control but those that are blanks counts as one, as Java has it;
     * no-break spaces do.
     *
     * @param text the text as it stands in the file
     */
    static String withoutOuterBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u00a0\u1680\u2028\u2029\u202f\u205f\u3000".indexOf(c) >= 0
                || (c >= '\u2000' && c <= '\u200a');
    }
}
