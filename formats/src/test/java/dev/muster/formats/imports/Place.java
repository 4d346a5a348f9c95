// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.user.Address;
import dev.muster.user.User;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that a text may stand in, and where the user has it then.
 *
 * @param column the column's name
 * @param most how many characters its field takes
 * @param stored what a user has there; null where a text is not kept as it is but read as something
 */
record Place(String column, int most, @Nullable Function<User, @Nullable String> stored) {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Every field of a user that a cell of a file can hold, but for those that only administrators' jobs bring. */
    static final List<Place> ALL = List.of(
            new Place("external_id", 255, User::externalId),
            new Place("username", 255, User::username),
            new Place("given_name", 200, User::givenName),
            new Place("middle_name", 200, User::middleName),
            new Place("family_name", 200, User::familyName),
            new Place("name", 400, User::name),
            new Place("nickname", 200, User::nickname),
            new Place("gender", 64, User::gender),
            new Place("organization", 255, User::organization),
            new Place("department", 255, User::department),
            new Place("title", 255, User::title),
            new Place("address.street_address", 500, ofAddress(Address::streetAddress)),
            new Place("address.postal_code", 32, ofAddress(Address::postalCode)),
            new Place(
                    "remark", NO_LIMIT, user -> user.attributes().text("remark").orElse(null)),
            new Place("attributes.far.down", NO_LIMIT, Place::farDown),
            new Place(
                    "private_attributes.memo",
                    NO_LIMIT,
                    user -> user.privateAttributes().text("memo").orElse(null)),
            read("other_emails"),
            read("phone_number"),
            read("picture"),
            read("locale"),
            read("zoneinfo"),
            read("birthdate"),
            read("address"),
            read("status"),
            read("roles"),
            read("email_verified"),
            read("created_at"),
            read("memberships"),
            read("attributes"));

    /** {@return columns for texts of any length} */
    static List<Place> roomy() {
        return ALL.stream()
                .filter(place -> place.most == NO_LIMIT && (place.stored != null || place.column.equals("attributes")))
                .toList();
    }

    /** {@return whether a text is read as something here, and rejected if it is not that} */
    boolean isRead() {
        return stored == null;
    }

    private static Place read(String column) {
        return new Place(column, NO_LIMIT, null);
    }

    private static Function<User, @Nullable String> ofAddress(Function<Address, @Nullable String> part) {
        return user -> user.address() == null ? null : part.apply(user.address());
    }

    private static @Nullable String farDown(User user) {
        return user.attributes().value("far").orElse(null) instanceof Map<?, ?> far
                        && far.get("down") instanceof String text
                ? text
                : null;
    }
}
