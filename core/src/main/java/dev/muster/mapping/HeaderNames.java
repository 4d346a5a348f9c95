// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.Address;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What columns are commonly called: the fields' own names, and the table of synonyms. */
final class HeaderNames {
    /** The parts of an {@link Address} by their names in files, as OpenID Connect Core 1.0, section 5.1.1, names them. */
    static final List<String> ADDRESS_PARTS =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

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
        synonyms().forEach((meaning, list) -> {
            int bar = list.indexOf('|');
            addAll(names, meaning, bar < 0 ? list : list.substring(0, bar), NameRank.ALIAS);
            if (bar >= 0) {
                addAll(names, meaning, list.substring(bar + 1), NameRank.WEAK_ALIAS);
            }
        });
        return Map.copyOf(names);
    }

    private static void addAll(Map<String, HeaderName> names, String meaning, String list, NameRank rank) {
        HeaderName name = new HeaderName(target(meaning), rank);
        for (String synonym : list.split(",", -1)) {
            add(names, synonym, name);
        }
    }

    /** The first meaning of a name stays: a field's own name is never taken for a synonym of another. */
    private static void add(Map<String, HeaderName> names, String text, HeaderName name) {
        names.putIfAbsent(HeaderText.normalized(text), name);
    }

    private static ColumnTarget target(String meaning) {
        return meaning.startsWith("address.")
                ? part(meaning.substring("address.".length()))
                : ColumnTarget.field(UserField.named(meaning).orElseThrow());
    }

    private static ColumnTarget part(String part) {
        return new ColumnTarget.Into(UserField.ADDRESS, List.of(part));
    }

    private static Map<String, String> synonyms() {
        Properties table = new Properties();
        try (Reader reader = new InputStreamReader(
                HeaderNames.class.getResource("HeaderNames.properties").openStream(), StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> synonyms = new HashMap<>();
        table.forEach((meaning, list) -> synonyms.put((String) meaning, (String) list));
        return synonyms;
    }
}
