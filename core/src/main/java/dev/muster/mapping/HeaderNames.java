// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.Address;
import dev.muster.user.UserField;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What columns are commonly called: the fields' own names, their titles, and the tables of synonyms. */
final class HeaderNames {
    /** The parts of an {@link Address} by their names in files, as OpenID Connect Core 1.0, section 5.1.1, names them. */
    static final List<String> ADDRESS_PARTS =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

    private static final Map<HeaderLanguage, Set<String>> FALSE_FRIENDS = new EnumMap<>(HeaderLanguage.class);
    private static final Map<String, HeaderName> BY_NAME = load();

    private HeaderNames() {}

    /** What a column of this name means, or null. */
    static @Nullable HeaderName find(String normalized) {
        return BY_NAME.get(normalized);
    }

    /** The part of an address that is called so, or null. */
    static @Nullable HeaderName findAddressPart(String normalized) {
        HeaderName found = BY_NAME.get(normalized);
        return found != null && found.isAddressPart() ? found : null;
    }

    /** Whether a name of another language means something else in this one. */
    static boolean isFalseFriend(String normalized, HeaderLanguage language) {
        return FALSE_FRIENDS.getOrDefault(language, Set.of()).contains(normalized);
    }

    /** All names, in normal form. */
    static Map<String, HeaderName> all() {
        return BY_NAME;
    }

    private static Map<String, HeaderName> load() {
        Map<String, HeaderName> names = new LinkedHashMap<>();
        for (UserField field : UserField.values()) {
            add(names, field.fileName(), new HeaderName(ColumnTarget.field(field), NameRank.EXACT));
        }
        for (String part : ADDRESS_PARTS) {
            // "region" alone may be any region, such as one of a sales department.
            add(names, part, new HeaderName(part(part), part.equals("region") ? NameRank.WEAK_ALIAS : NameRank.EXACT));
        }
        for (HeaderLanguage language : HeaderLanguage.values()) {
            load(names, language);
        }
        return Map.copyOf(names);
    }

    private static void load(Map<String, HeaderName> names, HeaderLanguage language) {
        HeaderTable table = new HeaderTable(language);
        FALSE_FRIENDS.put(language, table.falseFriends());
        for (UserField field : UserField.values()) {
            HeaderName name = new HeaderName(ColumnTarget.field(field), NameRank.ALIAS, Set.of(language));
            add(names, field.title(language.locale()), name);
        }
        for (HeaderTable.Entry entry : table.entries()) {
            HeaderName name = new HeaderName(target(entry.meaning()), entry.rank(), Set.of(language));
            entry.names().forEach(synonym -> add(names, synonym, name));
        }
    }

    /**
     * The first meaning of a name stays: a field's own name is never taken for a synonym of another, nor an English one for that of
     * another language. Where letters with dots are not at hand, Germans write another letter behind.
     */
    private static void add(Map<String, HeaderName> names, String text, HeaderName name) {
        names.merge(HeaderText.normalized(text), name, HeaderNames::merged);
        if (name.isOf(HeaderLanguage.GERMAN)) {
            names.merge(HeaderText.normalized(HeaderText.transliterated(text)), name, HeaderNames::merged);
        }
    }

    /** A name in files is no word of a language, even where it looks like one. */
    private static HeaderName merged(HeaderName first, HeaderName other) {
        boolean isWord = !first.languages().isEmpty() && first.target().equals(other.target());
        return isWord ? first.also(other.languages()) : first;
    }

    private static ColumnTarget target(String meaning) {
        return meaning.startsWith("address.")
                ? part(meaning.substring("address.".length()))
                : ColumnTarget.field(UserField.named(meaning).orElseThrow());
    }

    private static ColumnTarget part(String part) {
        return new ColumnTarget.Into(UserField.ADDRESS, List.of(part));
    }
}
