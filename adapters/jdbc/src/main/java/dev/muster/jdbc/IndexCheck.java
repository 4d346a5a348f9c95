// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether unique indexes guard ids and keys: without them, two imports at once could create the same user twice. */
final class IndexCheck {
    private final TableMapping mapping;
    private final List<TableIndex> indexes;
    private final List<String> findings;
    private final UniqueIndexes unique = new UniqueIndexes();

    IndexCheck(TableMapping mapping, List<TableIndex> indexes, List<String> findings) {
        this.mapping = mapping;
        this.indexes = indexes;
        this.findings = findings;
    }

    UniqueIndexes check(Collection<KeyLookup> lookups) {
        Set<TableIndex> others = new HashSet<>(indexes);
        String id = TableIndex.plain(mapping.id().text());
        TableIndex ofIds = guarding(Set.of(id), id, Set.of());
        if (ofIds == null) {
            findings.add("No unique index guards the ids in the column " + mapping.id() + ".");
        } else {
            unique.add(ofIds, UserField.ID);
            others.remove(ofIds);
        }
        for (KeyLookup lookup : lookups) {
            TableIndex index =
                    guarding(parts(lookup), TableIndex.plain(lookup.column().quoted()), conditions());
            if (index != null) {
                unique.add(index, lookup.field());
                others.remove(index);
            } else if (!mapping.sharedKeys().contains(lookup.field())) {
                findings.add(missing(lookup));
            }
        }
        for (TableIndex other : others) {
            if (other.unique()) {
                addOther(other, lookups);
            }
        }
        return unique;
    }

    /** An index that asks for more than is needed guards its key or id too: over an address as it came, or once more over the id. */
    private void addOther(TableIndex index, Collection<KeyLookup> lookups) {
        String only = index.parts().size() == 1 ? index.parts().get(0) : "";
        if (only.equals(TableIndex.plain(mapping.id().text()))) {
            unique.add(index, UserField.ID);
            return;
        }
        for (KeyLookup lookup : lookups) {
            SqlName column = mapping.columns().get(lookup.field());
            if (only.equals(TableIndex.plain(lookup.expression()))
                    || (column != null && only.equals(TableIndex.plain(column.text())))) {
                unique.add(index, lookup.field());
                return;
            }
        }
        unique.addOther(index);
    }

    private Set<String> parts(KeyLookup lookup) {
        Set<String> parts = new HashSet<>();
        parts.add(TableIndex.plain(lookup.expression()));
        SqlName organization = mapping.columns().get(UserField.ORGANIZATION);
        if (mapping.keysWithinOrganization() && organization != null) {
            parts.add(TableIndex.plain(organization.quoted()));
        }
        return parts;
    }

    /** What an index may leave out: the deleted, whose keys are free again. */
    private Set<String> conditions() {
        SqlName deletedAt = mapping.deletedAt();
        return deletedAt == null ? Set.of() : Set.of(TableIndex.plain(deletedAt.quoted() + " IS NULL"));
    }

    private @Nullable TableIndex guarding(Set<String> parts, String column, Set<String> conditions) {
        String present = column + "isnotnull";
        for (TableIndex index : indexes) {
            Set<String> rest = new HashSet<>(index.conditions());
            rest.remove(present);
            if (index.unique() && parts.equals(Set.copyOf(index.parts())) && rest.equals(conditions)) {
                return index;
            }
        }
        return null;
    }

    private String missing(KeyLookup lookup) {
        SqlName organization = mapping.columns().get(UserField.ORGANIZATION);
        SqlName deletedAt = mapping.deletedAt();
        String scope = mapping.keysWithinOrganization() && organization != null ? ", " + organization.quoted() : "";
        String where = deletedAt == null ? "" : " WHERE " + deletedAt.quoted() + " IS NULL";
        return "No unique index guards " + lookup.field().fileName()
                + ", so two users could get the same: create it with CREATE UNIQUE INDEX "
                + "ON " + mapping.table().quoted() + " (" + lookup.expression() + scope + ")" + where
                + ", or say that users share it (sharedKey).";
    }
}
