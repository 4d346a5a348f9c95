// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which name "name" is: the given one, the family's or the whole. It depends on the language and on the names beside it. */
final class NamesInContext {
    private static final Set<String> NAME_OF_FAMILY = Set.of("name", "nom");
    private static final String GIVEN_NAME_IN_SPANISH = "nombre";

    private final List<HeaderClaim> claims;

    private NamesInContext(List<HeaderClaim> claims) {
        this.claims = claims;
    }

    static void settle(List<HeaderClaim> claims) {
        NamesInContext names = new NamesInContext(claims);
        names.settleNombre();
        names.settleName();
    }

    /** Beside "apellidos", "nombre" is the given name; alone it is the whole one. */
    private void settleNombre() {
        if (has(UserField.GIVEN_NAME) || !has(UserField.FAMILY_NAME)) {
            return;
        }
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name != null && isOpen(name) && isCalled(claim, GIVEN_NAME_IN_SPANISH)) {
                claim.rename(named(UserField.GIVEN_NAME, NameRank.ALIAS, name));
            }
        }
    }

    /**
     * "Prénom" and "nom", "Vorname" and "Name": the second is the family name. In English, "first name" and "name" are seen with either
     * meaning. Files that say "given_name" mean the whole.
     */
    private void settleName() {
        HeaderName given = claims.stream()
                .map(HeaderClaim::spoken)
                .filter(NamesInContext::isSpokenGivenName)
                .findFirst()
                .orElse(null);
        if (given == null || has(UserField.FAMILY_NAME)) {
            return;
        }
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name == null || !isOpen(name) || NAME_OF_FAMILY.stream().noneMatch(word -> isCalled(claim, word))) {
                continue;
            }
            boolean isEnglish = given.isOf(HeaderLanguage.ENGLISH) && !name.isOf(HeaderLanguage.FRENCH);
            claim.rename(named(UserField.FAMILY_NAME, isEnglish ? NameRank.GUESS : NameRank.ALIAS, name));
        }
    }

    private static boolean isSpokenGivenName(@Nullable HeaderName name) {
        return name != null
                && name.means(UserField.GIVEN_NAME)
                && (name.rank() == NameRank.ALIAS
                        || (name.rank() == NameRank.WEAK_ALIAS && !name.isOf(HeaderLanguage.ENGLISH)));
    }

    private boolean has(UserField field) {
        return claims.stream()
                .map(HeaderClaim::name)
                .anyMatch(
                        name -> name != null && name.means(field) && name.rank().compareTo(NameRank.WEAK_ALIAS) <= 0);
    }

    /** Whether it stands for the whole name only because nothing better is known. */
    private static boolean isOpen(HeaderName name) {
        return name.means(UserField.NAME) && name.rank() != NameRank.GIVEN;
    }

    private static boolean isCalled(HeaderClaim claim, String word) {
        return HeaderText.normalized(claim.column()).equals(word);
    }

    private static HeaderName named(UserField field, NameRank rank, HeaderName before) {
        return new HeaderName(ColumnTarget.field(field), rank, before.languages());
    }
}
