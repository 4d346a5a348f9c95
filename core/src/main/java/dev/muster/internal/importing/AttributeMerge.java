// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.FieldRule;
import dev.muster.job.OnAttributes;
import dev.muster.user.AttributePatch;
import dev.muster.user.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record's attributes mean for those a user has already, resolved to whole attributes. */
final class AttributeMerge {
    private AttributeMerge() {}

    static AttributePatch resolve(AttributePatch wanted, Attributes current, OnAttributes how, FieldRule rule) {
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        Map<String, Object> held = current.asMap();
        if (how == OnAttributes.REPLACE && rule == FieldRule.ALWAYS && hasValue(wanted)) {
            held.keySet().forEach(name -> resolved.put(name, null));
        }
        wanted.asMap().forEach((name, value) -> {
            Object before = held.get(name);
            if (rule == FieldRule.ALWAYS || before == null) {
                resolved.put(name, how == OnAttributes.MERGE ? merged(before, value) : value);
            }
        });
        return AttributePatch.of(resolved);
    }

    private static boolean hasValue(AttributePatch patch) {
        return patch.asMap().values().stream().anyMatch(value -> value != null);
    }

    /** Objects are merged name by name, at every depth; of anything else the new one stands. */
    private static @Nullable Object merged(@Nullable Object before, @Nullable Object after) {
        if (!(before instanceof Map<?, ?> old) || !(after instanceof Map<?, ?> additions)) {
            return after;
        }
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(old);
        additions.forEach((name, value) -> all.put(name, merged(old.get(name), value)));
        return all;
    }
}
