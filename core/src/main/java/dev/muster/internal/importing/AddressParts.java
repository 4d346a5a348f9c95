// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a postal address from the cells of one record: whole, by parts, or both. */
final class AddressParts {
    /** The names of the parts in files, in the order of {@link Address}. */
    static final List<String> NAMES =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

    private final @Nullable String[] parts = new @Nullable String[NAMES.size()];

    /** Sets a part; answers false if it has another text already. */
    boolean put(String name, String text) {
        int place = NAMES.indexOf(name);
        if (place < 0) {
            return false;
        }
        if (parts[place] != null && !parts[place].equals(text)) {
            return false;
        }
        parts[place] = text;
        return true;
    }

    /** Sets all parts that the address has; answers false if one has another text already. */
    boolean putAll(Address address) {
        @Nullable
        String[] others = {
            address.formatted(),
            address.streetAddress(),
            address.locality(),
            address.region(),
            address.postalCode(),
            address.country()
        };
        boolean agreed = true;
        for (int i = 0; i < others.length; i++) {
            String other = others[i];
            agreed &= other == null || put(NAMES.get(i), other);
        }
        return agreed;
    }

    /** The address; null if it has no part. */
    @Nullable
    Address build() {
        for (String part : parts) {
            if (part != null) {
                return new Address(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            }
        }
        return null;
    }
}
