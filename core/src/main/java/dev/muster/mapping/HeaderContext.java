// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names that mean one thing or another, depending on which columns stand beside them. */
final class HeaderContext {
    /** What is said before a name. Beside them, a title is one too, and not that of a job. */
    private static final Set<String> SALUTATIONS = Set.of(
            "salutation", "honorific", "prefix", "nameprefix", "anrede", "civilite", "tratamiento", "saludo", "suffix");

    private final List<HeaderClaim> claims;

    private HeaderContext(List<HeaderClaim> claims) {
        this.claims = claims;
    }

    static void settle(List<HeaderClaim> claims) {
        HeaderContext context = new HeaderContext(claims);
        context.settleLanguage();
        NamesInContext.settle(claims);
        context.settleAddress();
        context.settleState();
        context.settleDepartment();
        context.settleTitle();
    }

    /** A word of several languages means what it means in the one that the other columns are in; where none shows, nobody can tell. */
    private void settleLanguage() {
        Set<HeaderLanguage> evident = EnumSet.noneOf(HeaderLanguage.class);
        for (HeaderClaim claim : claims) {
            HeaderName spoken = claim.spoken();
            if (spoken != null && showsLanguage(claim, spoken)) {
                evident.addAll(spoken.languages());
            }
        }
        each((claim, name) -> {
            boolean isAtHome = evident.stream().anyMatch(name::isOf);
            String text = HeaderText.normalized(claim.column());
            boolean isFalseFriend = evident.stream().anyMatch(language -> HeaderNames.isFalseFriend(text, language));
            if (!isAtHome && (isFalseFriend || name.rank() == NameRank.CONTEXT_ALIAS)) {
                claim.lose();
            }
        });
    }

    /** Whether the column has a name that it would not have in English, nor anything else in a third language. */
    private static boolean showsLanguage(HeaderClaim claim, HeaderName name) {
        return name.rank().compareTo(NameRank.WEAK_ALIAS) <= 0
                && !name.isOf(HeaderLanguage.ENGLISH)
                && !isFalseFriendSomewhere(claim);
    }

    private static boolean isFalseFriendSomewhere(HeaderClaim claim) {
        String text = HeaderText.normalized(claim.column());
        return Set.of(HeaderLanguage.values()).stream().anyMatch(language -> HeaderNames.isFalseFriend(text, language));
    }

    /**
     * Beside a city and a postal code, "address" is the street, and "state" is part of the address. Alone, "state" may mean anything.
     */
    private void settleAddress() {
        boolean hasSureParts = hasSureParts();
        boolean hasStreet = any(name -> leadsTo(name, part("street_address")));
        each((claim, name) -> {
            if (isPart(name) && name.rank() == NameRank.WEAK_ALIAS && !hasSureParts) {
                claim.lose();
            } else if (name.means(UserField.ADDRESS) && hasSureParts && !hasStreet) {
                claim.rename(new HeaderName(part("street_address"), NameRank.ALIAS));
            }
        });
    }

    /** "État" and "estado" are the state that an account is in, or one of a country's. Neither is sure. */
    private void settleState() {
        if (hasSureParts() && !any(name -> leadsTo(name, part("region")))) {
            each((claim, name) -> {
                if (name.rank() == NameRank.GUESS && name.means(UserField.STATUS) && !isEnglish(name)) {
                    claim.rename(new HeaderName(part("region"), NameRank.GUESS));
                }
            });
        }
    }

    /** "Département" and "departamento" are one of a company's, or a part of a country. */
    private void settleDepartment() {
        if (hasSureParts() && !any(name -> leadsTo(name, part("region"))) && !speaksOfWork()) {
            each((claim, name) -> {
                boolean isWeak = name.rank() == NameRank.WEAK_ALIAS;
                if (isWeak && name.means(UserField.DEPARTMENT) && !isEnglish(name)) {
                    claim.rename(new HeaderName(name.target(), NameRank.GUESS));
                }
            });
        }
    }

    private static boolean isEnglish(HeaderName name) {
        return name.languages().isEmpty() || name.isOf(HeaderLanguage.ENGLISH);
    }

    private boolean speaksOfWork() {
        return any(name -> leadsTo(name, ColumnTarget.field(UserField.TITLE))
                || leadsTo(name, ColumnTarget.field(UserField.ORGANIZATION)));
    }

    /** "Titel" beside "Anrede" is that of a doctor. */
    private void settleTitle() {
        boolean hasSalutation =
                claims.stream().anyMatch(claim -> SALUTATIONS.contains(HeaderText.normalized(claim.column())));
        each((claim, name) -> {
            if (hasSalutation && name.rank() == NameRank.GUESS && name.means(UserField.TITLE)) {
                claim.lose();
            }
        });
    }

    private boolean hasSureParts() {
        return any(name -> isPart(name) && name.rank() != NameRank.WEAK_ALIAS);
    }

    private static boolean isPart(HeaderName name) {
        return name.isAddressPart() && name.rank() != NameRank.GUESS;
    }

    private static boolean leadsTo(HeaderName name, ColumnTarget target) {
        return name.rank() != NameRank.GUESS && name.target().equals(target);
    }

    private boolean any(Predicate<HeaderName> test) {
        return claims.stream().anyMatch(claim -> {
            @Nullable HeaderName name = claim.name();
            return name != null && test.test(name);
        });
    }

    /** Every column that claims something by its name; what the job says is settled. */
    private void each(BiConsumer<HeaderClaim, HeaderName> step) {
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name != null && name.rank() != NameRank.GIVEN) {
                step.accept(claim, name);
            }
        }
    }

    private static ColumnTarget part(String part) {
        return new ColumnTarget.Into(UserField.ADDRESS, List.of(part));
    }
}
