// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the unique indexes of a table guard. A violation of one that guards ids or keys means that the user is there already; one of
 * another is the fault of the row.
 */
final class UniqueIndexes {
    private final Map<String, UserField> guards = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    /** Notes that an index guards a key, or the id. */
    void add(TableIndex index, UserField field) {
        guards.put(index.name(), field);
        guards.putIfAbsent(String.join(",", index.parts()), field);
    }

    void addOther(TableIndex index) {
        others.add(index.name());
    }

    boolean guardsMoreThanKeys() {
        return !others.isEmpty();
    }

    /** Whether a violation means that a user with this id or key is there already. */
    boolean guards(Violation violation) {
        return violation.kind() == Violation.Kind.UNIQUE
                && (violation.name() == null || guardedBy(violation.name()) != null);
    }

    /**
     * The field that an index guards, or null if it guards something else.
     *
     * @param nameOrColumns what the database has said: the name of the index, or its columns joined by commas
     */
    @Nullable
    UserField guardedBy(@Nullable String nameOrColumns) {
        return nameOrColumns == null ? null : guards.get(nameOrColumns);
    }
}
