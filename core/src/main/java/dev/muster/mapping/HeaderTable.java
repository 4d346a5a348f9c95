// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that one language gives to columns, as they stand in its resource. */
final class HeaderTable {
    private static final String FALSE_FRIENDS = "false_friends";
    private static final String BESIDE = "beside.";
    private static final String GUESS = "guess.";

    private final Properties table = new Properties();

    HeaderTable(HeaderLanguage language) {
        try (Reader reader = new InputStreamReader(
                HeaderTable.class.getResource(language.table()).openStream(), StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One line of the table: the names of one rank for one meaning. */
    record Entry(String meaning, NameRank rank, List<String> names) {}

    /** The entries, always in the same order. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (String key : new TreeSet<>(table.stringPropertyNames())) {
            String list = table.getProperty(key);
            if (key.startsWith(BESIDE)) {
                entries.add(new Entry(key.substring(BESIDE.length()), NameRank.CONTEXT_ALIAS, names(list)));
            } else if (key.startsWith(GUESS)) {
                entries.add(new Entry(key.substring(GUESS.length()), NameRank.GUESS, names(list)));
            } else if (!key.equals(FALSE_FRIENDS)) {
                int bar = list.indexOf('|');
                entries.add(new Entry(key, NameRank.ALIAS, names(bar < 0 ? list : list.substring(0, bar))));
                entries.add(
                        new Entry(key, NameRank.WEAK_ALIAS, names(list.substring(bar < 0 ? list.length() : bar + 1))));
            }
        }
        return entries;
    }

    /** Names of other languages that mean something else in this one, in normal form. */
    Set<String> falseFriends() {
        return names(table.getProperty(FALSE_FRIENDS, "")).stream()
                .map(HeaderText::normalized)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> names(String list) {
        return List.of(list.split(",", -1)).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
