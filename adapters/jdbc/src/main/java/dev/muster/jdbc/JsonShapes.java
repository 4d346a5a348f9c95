// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.JsonValues.required;
import static dev.muster.jdbc.JsonValues.text;

import dev.muster.user.Address;
import dev.muster.user.Attributes;
import dev.muster.user.FieldType;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values with parts, and the JSON they have in files and in databases: the names are those of files. */
final class JsonShapes {
    private JsonShapes() {}

    /** What to write for a value of a field. */
    static Object json(FieldType type, Object value) {
        return switch (type) {
            case ADDRESS -> address((Address) value);
            case MEMBERSHIPS -> each(value, part -> membership((Membership) part));
            case IDENTITIES -> each(value, part -> identity((LinkedIdentity) part));
            case MFA_FACTORS -> each(value, part -> factor((MfaFactor) part));
            case NAME_SET -> new TreeSet<>((Collection<?>) value);
            case ATTRIBUTES -> ((Attributes) value).asMap();
            default -> value;
        };
    }

    /** The value of a field that JSON stands for, or null where it has another shape. */
    static @Nullable Object value(FieldType type, Object json) {
        try {
            return switch (type) {
                case ADDRESS -> address(object(json));
                case MEMBERSHIPS -> list(json, JsonShapes::membership);
                case IDENTITIES -> list(json, JsonShapes::identity);
                case MFA_FACTORS -> list(json, JsonShapes::factor);
                case NAME_SET -> new HashSet<>(texts(json));
                case ATTRIBUTES -> attributes(object(json));
                default -> texts(json);
            };
        } catch (IllegalArgumentException otherShape) {
            return null;
        }
    }

    private static Map<?, ?> object(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static List<?> array(@Nullable Object json) {
        if (json instanceof List<?> array) {
            return array;
        }
        throw new IllegalArgumentException("not an array");
    }

    private static List<Object> each(Object value, Function<Object, Object> json) {
        List<Object> list = new ArrayList<>();
        for (Object part : (List<?>) value) {
            list.add(json.apply(part));
        }
        return list;
    }

    private static <T> List<T> list(Object json, Function<Map<?, ?>, T> shape) {
        List<T> list = new ArrayList<>();
        for (Object part : array(json)) {
            list.add(shape.apply(object(part)));
        }
        return list;
    }

    private static Map<String, @Nullable Object> address(Address address) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("formatted", address.formatted());
        json.put("street_address", address.streetAddress());
        json.put("locality", address.locality());
        json.put("region", address.region());
        json.put("postal_code", address.postalCode());
        json.put("country", address.country());
        return json;
    }

    private static Address address(Map<?, ?> json) {
        return new Address(
                text(json, "formatted"),
                text(json, "street_address"),
                text(json, "locality"),
                text(json, "region"),
                text(json, "postal_code"),
                text(json, "country"));
    }

    private static Map<String, Object> membership(Membership membership) {
        return Map.of("organization", membership.organization(), "roles", new TreeSet<>(membership.roles()));
    }

    private static Membership membership(Map<?, ?> json) {
        Object roles = json.get("roles");
        return new Membership(required(json, "organization"), roles == null ? Set.of() : new HashSet<>(texts(roles)));
    }

    private static Map<String, @Nullable Object> identity(LinkedIdentity identity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("provider", identity.provider());
        json.put("subject", identity.subject());
        json.put("email", identity.email());
        return json;
    }

    private static LinkedIdentity identity(Map<?, ?> json) {
        return new LinkedIdentity(required(json, "provider"), required(json, "subject"), text(json, "email"));
    }

    private static Map<String, Object> factor(MfaFactor factor) {
        return Map.of("kind", factor.kind(), "value", factor.value());
    }

    private static MfaFactor factor(Map<?, ?> json) {
        return new MfaFactor(required(json, "kind"), required(json, "value"));
    }

    private static List<String> texts(Object json) {
        List<String> texts = new ArrayList<>();
        for (Object element : array(json)) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException("not a text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static Attributes attributes(Map<?, ?> json) {
        Map<String, Object> named = new LinkedHashMap<>();
        json.forEach((name, value) -> named.put((String) name, value));
        return Attributes.of(named);
    }
}
