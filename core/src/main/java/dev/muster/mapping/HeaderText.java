// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a header: its normal form, its words, and how far it is from another. */
final class HeaderText {
    /** Marks on Latin letters. In other scripts, marks are vowels. */
    private static final Pattern MARKS = Pattern.compile("(\\p{IsLatin})\\p{Mn}+");

    private HeaderText() {}

    /** Letters and digits only, without accents, in lower case: {@code E-Mail}, {@code e_mail} and {@code eMail} are one. */
    static String normalized(String header) {
        StringBuilder text = new StringBuilder(header.length());
        compatible(header)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** The words in lower case: {@code apiKey}, {@code API-key} and {@code api key} are {@code api}, {@code key}. */
    static List<String> words(String header) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = ' ';
        for (int c : compatible(header).codePoints().toArray()) {
            boolean startsWord = Character.isUpperCase(c) && Character.isLowerCase(before);
            if (startsWord || !Character.isLetterOrDigit(c)) {
                flush(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            }
            before = c;
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    /**
     * Full-width and other compatibility forms are read as what they look like, so that they hide nothing; accents are dropped, whether
     * they are a part of the letter or a character of their own, since half of all files come without.
     */
    private static String compatible(String header) {
        String plain = MARKS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("$1");
        return Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replace("ß", "ss")
                .replace("ẞ", "SS")
                .replace("œ", "oe")
                .replace("Œ", "OE");
    }

    /** The German way to write umlauts where there are none: {@code Straße geaendert}. */
    static String transliterated(String header) {
        return header.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
    }

    /**
     * How many insertions, deletions, replacements and swaps of neighbours lie between two texts (optimal string alignment, a
     * restricted Damerau-Levenshtein distance); {@code limit + 1} where there are more.
     */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return Math.min(last[b.length()], limit + 1);
    }
}
