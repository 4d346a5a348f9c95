// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a column's name means, how surely, and in which languages.
 *
 * @param languages the languages that have the name; none for names in files and for what the job says
 */
record HeaderName(ColumnTarget target, NameRank rank, Set<HeaderLanguage> languages) {
    HeaderName {
        languages = Set.copyOf(languages);
    }

    HeaderName(ColumnTarget target, NameRank rank) {
        this(target, rank, Set.of());
    }

    boolean isAddressPart() {
        return target instanceof ColumnTarget.Into into
                && into.field() == UserField.ADDRESS
                && !into.path().isEmpty();
    }

    boolean means(UserField field) {
        return target.equals(ColumnTarget.field(field));
    }

    boolean isOf(HeaderLanguage language) {
        return languages.contains(language);
    }

    /** Whether it is a name beyond doubt, not one of the weaker kind. */
    boolean isSure() {
        return rank.compareTo(NameRank.ALIAS) <= 0;
    }

    /** The same name, known in another language too. */
    HeaderName also(Set<HeaderLanguage> others) {
        Set<HeaderLanguage> all = EnumSet.noneOf(HeaderLanguage.class);
        all.addAll(languages);
        all.addAll(others);
        return new HeaderName(target, rank, all);
    }
}
