// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON values by name: what an application knows of a user beyond the standard fields. Immutable, compared by value: {@code 1}, {@code
 * 1.0} and {@code 1.00} are equal, the order of names does not matter.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Long}, {@link BigDecimal}, a {@link List} of values or a {@link Map} from
 * names to values. There is no null: an attribute that is null is absent.
 */
public final class Attributes {
    private static final Attributes EMPTY = new Attributes(Map.of());

    private final Map<String, Object> values;

    private Attributes(Map<String, Object> values) {
        this.values = values;
    }

    /** {@return attributes without any value} */
    public static Attributes empty() {
        return EMPTY;
    }

    /**
     * {@return attributes with a copy of the given values, numbers brought to one form}
     *
     * @param values JSON values by name; {@link Integer}, {@link Double} and the like become {@link Long} or {@link BigDecimal}
     * @throws IllegalArgumentException if a value is of no JSON type
     */
    public static Attributes of(Map<String, ?> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        Map<String, Object> copy = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                copy.put(name, JsonValues.canonical(value));
            }
        });
        return copy.isEmpty() ? EMPTY : new Attributes(Collections.unmodifiableMap(copy));
    }

    /** {@return all values by name, in the order of their names; unmodifiable} */
    public Map<String, Object> asMap() {
        return values;
    }

    /** {@return whether there is no value} */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * {@return the value with this name, or empty}
     *
     * @param name the attribute's name
     */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * {@return the text with this name, or empty if there is none or it is no text}
     *
     * @param name the attribute's name
     */
    public Optional<String> text(String name) {
        return value(name).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * {@return the number with this name, or empty if there is none or it is no number}
     *
     * @param name the attribute's name
     */
    public Optional<BigDecimal> number(String name) {
        return value(name).flatMap(value -> {
            if (value instanceof Long whole) {
                return Optional.of(BigDecimal.valueOf(whole));
            }
            return value instanceof BigDecimal decimal ? Optional.of(decimal) : Optional.empty();
        });
    }

    /**
     * {@return the truth value with this name, or empty if there is none or it is none}
     *
     * @param name the attribute's name
     */
    public Optional<Boolean> bool(String name) {
        return value(name).filter(Boolean.class::isInstance).map(Boolean.class::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return the names without their values, safe to log} */
    @Override
    public String toString() {
        return "Attributes" + values.keySet();
    }
}
