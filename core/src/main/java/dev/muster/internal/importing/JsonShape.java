// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.Address;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the structured values of a user from JSON values of exactly the right shape; every answer is null where it is not. */
final class JsonShape {
    private JsonShape() {}

    static @Nullable Address address(Map<?, ?> json) {
        if (!holdsOnlyTexts(json, AddressParts.NAMES)) {
            return null;
        }
        AddressParts parts = new AddressParts();
        for (String name : AddressParts.NAMES) {
            String text = text(json, name);
            if (text != null) {
                parts.put(name, text);
            }
        }
        return parts.build();
    }

    static @Nullable List<Membership> memberships(Object json) {
        return list(json, JsonShape::membership);
    }

    static @Nullable List<LinkedIdentity> identities(Object json) {
        return list(json, JsonShape::identity);
    }

    static @Nullable List<MfaFactor> mfaFactors(Object json) {
        return list(json, JsonShape::mfaFactor);
    }

    /** The texts of an array without their outer blanks, blank ones left out. */
    static @Nullable List<String> texts(List<?> json) {
        List<String> texts = new ArrayList<>(json.size());
        for (Object element : json) {
            if (!(element instanceof String text)) {
                return null;
            }
            String stripped = CellText.stripped(text);
            if (stripped != null) {
                texts.add(stripped);
            }
        }
        return texts;
    }

    /** Whether attributes can hold the value. */
    static boolean isJson(@Nullable Object value, int depth) {
        if (value instanceof List<?> list) {
            return depth > 0 && list.stream().allMatch(element -> isJson(element, depth - 1));
        }
        if (value instanceof Map<?, ?> map) {
            return depth > 0
                    && map.entrySet().stream()
                            .allMatch(member -> member.getKey() instanceof String
                                    && (member.getValue() == null || isJson(member.getValue(), depth - 1)));
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigDecimal
                || value instanceof BigInteger;
    }

    private static @Nullable Membership membership(Map<?, ?> json) {
        String organization = text(json, "organization");
        Object names = json.get("roles");
        if (organization == null || !holdsOnly(json, List.of("organization", "roles"))) {
            return null;
        }
        if (names == null) {
            return new Membership(organization, Set.of());
        }
        List<String> roles = names instanceof List<?> list ? texts(list) : null;
        return roles == null ? null : new Membership(organization, new LinkedHashSet<>(roles));
    }

    private static @Nullable LinkedIdentity identity(Map<?, ?> json) {
        String provider = text(json, "provider");
        String subject = text(json, "subject");
        return provider == null || subject == null || !holdsOnlyTexts(json, List.of("provider", "subject", "email"))
                ? null
                : new LinkedIdentity(provider, subject, text(json, "email"));
    }

    private static @Nullable MfaFactor mfaFactor(Map<?, ?> json) {
        String kind = text(json, "kind");
        String value = text(json, "value");
        return kind == null || value == null || !holdsOnlyTexts(json, List.of("kind", "value"))
                ? null
                : new MfaFactor(kind, value);
    }

    private static <T> @Nullable List<T> list(Object json, Function<Map<?, ?>, @Nullable T> shape) {
        if (!(json instanceof List<?> elements)) {
            return null;
        }
        List<T> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            T value = element instanceof Map<?, ?> object ? shape.apply(object) : null;
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable String text(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text ? CellText.stripped(text) : null;
    }

    private static boolean holdsOnlyTexts(Map<?, ?> json, List<String> names) {
        return holdsOnly(json, names)
                && json.values().stream().allMatch(value -> value == null || value instanceof String);
    }

    private static boolean holdsOnly(Map<?, ?> json, List<String> names) {
        return json.keySet().stream().allMatch(name -> name instanceof String text && names.contains(text));
    }
}
