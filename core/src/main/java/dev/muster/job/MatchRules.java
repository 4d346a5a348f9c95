// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.user.UserField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How records find their users, and what they may do to them.
 *
 * @param keys the key fields to match by, strongest first, at least one
 * @param onMatch what to do where the user exists
 * @param onBlank what a blank cell means
 * @param onAttributes what happens to the attributes of an existing user
 * @param fieldRules when a field of an existing user is written; {@link FieldRule#ALWAYS} where none is given
 */
public record MatchRules(
        List<UserField> keys,
        OnMatch onMatch,
        OnBlank onBlank,
        OnAttributes onAttributes,
        Map<UserField, FieldRule> fieldRules) {
    private static final MatchRules DEFAULTS =
            new MatchRules(List.of(UserField.EMAIL), OnMatch.UPDATE, OnBlank.KEEP, OnAttributes.MERGE, Map.of());

    /**
     * Checks the keys.
     *
     * @param keys the key fields to match by, strongest first, at least one
     * @param onMatch what to do where the user exists
     * @param onBlank what a blank cell means
     * @param onAttributes what happens to the attributes of an existing user
     * @param fieldRules when a field of an existing user is written; {@link FieldRule#ALWAYS} where none is given
     * @throws IllegalArgumentException if there is no key, one is named twice, or a field is no key
     */
    public MatchRules {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || new HashSet<>(keys).size() != keys.size()) {
            throw new IllegalArgumentException("Match by at least one key, and by each once");
        }
        for (UserField key : keys) {
            if (!key.isKey()) {
                throw new IllegalArgumentException(key.fileName() + " does not identify a user");
            }
        }
        Objects.requireNonNull(onMatch, "onMatch");
        Objects.requireNonNull(onBlank, "onBlank");
        Objects.requireNonNull(onAttributes, "onAttributes");
        fieldRules = fieldRules.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(fieldRules));
    }

    /** {@return the rules that hold unless a job says otherwise: by e-mail, update, blank keeps, attributes merge} */
    public static MatchRules defaults() {
        return DEFAULTS;
    }

    /**
     * {@return when this field of an existing user is written}
     *
     * @param field the field
     */
    public FieldRule ruleOf(UserField field) {
        return fieldRules.getOrDefault(field, FieldRule.ALWAYS);
    }

    MatchRules withKeys(List<UserField> other) {
        return new MatchRules(other, onMatch, onBlank, onAttributes, fieldRules);
    }

    MatchRules with(OnMatch other) {
        return new MatchRules(keys, other, onBlank, onAttributes, fieldRules);
    }

    MatchRules with(OnBlank other) {
        return new MatchRules(keys, onMatch, other, onAttributes, fieldRules);
    }

    MatchRules with(OnAttributes other) {
        return new MatchRules(keys, onMatch, onBlank, other, fieldRules);
    }

    MatchRules with(UserField field, FieldRule rule) {
        Map<UserField, FieldRule> extended = new EnumMap<>(UserField.class);
        extended.putAll(fieldRules);
        extended.put(field, rule);
        return new MatchRules(keys, onMatch, onBlank, onAttributes, extended);
    }
}
