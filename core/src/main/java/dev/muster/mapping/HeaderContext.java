// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that mean one thing or another, depending on which columns stand beside them. */
final class HeaderContext {
    private final List<HeaderClaim> claims;

    private HeaderContext(List<HeaderClaim> claims) {
        this.claims = claims;
    }

    static void settle(List<HeaderClaim> claims) {
        HeaderContext context = new HeaderContext(claims);
        context.settleAddress();
        context.settleName();
    }

    /**
     * Beside a city and a postal code, "address" is the street, and "state" is part of the address. Alone, "state" may mean anything.
     */
    private void settleAddress() {
        boolean hasSureParts = claims.stream().anyMatch(claim -> isPart(claim) && !isWeak(claim));
        boolean hasStreet = claims.stream().anyMatch(claim -> leadsTo(claim, street()));
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name == null || name.rank() == NameRank.GIVEN) {
                continue;
            }
            if (isPart(claim) && isWeak(claim) && !hasSureParts) {
                claim.lose();
            } else if (name.means(UserField.ADDRESS) && hasSureParts && !hasStreet) {
                claim.rename(new HeaderName(street(), NameRank.ALIAS));
            }
        }
    }

    /** "first name" and "name": the second is either the family name or the whole one. Files that say "given_name" mean the whole. */
    private void settleName() {
        boolean hasFirstName = claims.stream().anyMatch(claim -> means(claim, UserField.GIVEN_NAME, NameRank.ALIAS));
        boolean hasLastName = claims.stream().anyMatch(claim -> leadsTo(claim, field(UserField.FAMILY_NAME)));
        if (!hasFirstName || hasLastName) {
            return;
        }
        for (HeaderClaim claim : claims) {
            if (means(claim, UserField.NAME, NameRank.EXACT)) {
                claim.rename(new HeaderName(field(UserField.FAMILY_NAME), NameRank.GUESS));
            }
        }
    }

    private static boolean isPart(HeaderClaim claim) {
        HeaderName name = claim.name();
        return name != null && name.isAddressPart() && name.rank() != NameRank.GUESS;
    }

    private static boolean isWeak(HeaderClaim claim) {
        HeaderName name = claim.name();
        return name != null && name.rank() == NameRank.WEAK_ALIAS;
    }

    private static boolean means(HeaderClaim claim, UserField field, NameRank rank) {
        HeaderName name = claim.name();
        return name != null && name.means(field) && name.rank() == rank;
    }

    private static boolean leadsTo(HeaderClaim claim, ColumnTarget target) {
        @Nullable HeaderName name = claim.name();
        return name != null && name.rank() != NameRank.GUESS && name.target().equals(target);
    }

    private static ColumnTarget field(UserField field) {
        return ColumnTarget.field(field);
    }

    private static ColumnTarget street() {
        return new ColumnTarget.Into(UserField.ADDRESS, List.of("street_address"));
    }
}
