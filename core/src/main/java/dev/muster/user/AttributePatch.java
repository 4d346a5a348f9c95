// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a draft says of some attributes: a value for each, or that it shall be absent. Attributes it does not name are left alone, so
 * that two people who change different attributes of one user do not collide.
 */
public final class AttributePatch {
    private static final AttributePatch EMPTY = new AttributePatch(Map.of());

    private final Map<String, @Nullable Object> values;

    private AttributePatch(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * {@return a patch of the given values}
     *
     * @param values a JSON value (see {@link Attributes}) by name, null where the attribute shall be absent
     */
    public static AttributePatch of(Map<String, ? extends @Nullable Object> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        Map<String, @Nullable Object> copy = new TreeMap<>();
        values.forEach((name, value) -> copy.put(name, value == null ? null : JsonValues.canonical(value)));
        return new AttributePatch(Collections.unmodifiableMap(copy));
    }

    /**
     * {@return a patch that sets all of the given attributes}
     *
     * @param attributes the values to set
     */
    public static AttributePatch of(Attributes attributes) {
        return of(attributes.asMap());
    }

    /** {@return the names this patch speaks of} */
    public Set<String> names() {
        return values.keySet();
    }

    /** {@return the values by name; null where the attribute shall be absent; unmodifiable} */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** {@return whether the patch names no attribute} */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * {@return the attributes after this patch}
     *
     * @param current the attributes before
     */
    public Attributes applyTo(Attributes current) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(current.asMap());
        result.putAll(values);
        return Attributes.of(result);
    }

    /**
     * {@return what the given attributes hold under the names of this patch}: the patch that would take it back
     *
     * @param current the attributes to look at
     */
    public AttributePatch imageOf(Attributes current) {
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        values.keySet().forEach(name -> image.put(name, current.asMap().get(name)));
        return of(image);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributePatch that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return the names without their values, safe to log} */
    @Override
    public String toString() {
        return "AttributePatch" + values.keySet();
    }
}
