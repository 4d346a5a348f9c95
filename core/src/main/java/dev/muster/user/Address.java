// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, as the {@code address} claim of OpenID Connect Core 1.0, section 5.1.1. Each part may be null.
 *
 * @param formatted the whole address as it would stand on an envelope, lines separated by a line feed
 * @param streetAddress street and number, possibly several lines
 * @param locality city or town
 * @param region state, province or prefecture
 * @param postalCode postal code
 * @param country country, by name or ISO 3166 code
 */
public record Address(
        @Nullable @Size(max = 1000) String formatted,
        @Nullable @Size(max = 500) String streetAddress,
        @Nullable @Size(max = 200) String locality,
        @Nullable @Size(max = 200) String region,
        @Nullable @Size(max = 32) String postalCode,
        @Nullable @Size(max = 100) String country) {}
