// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.FieldRule;
import dev.muster.job.MatchRules;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.AttributePatch;
import dev.muster.user.Attributes;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a draft changes of a user who exists: only what the job's rules allow to be written, and of that only what would read back
 * differently. The images hold values as they came and as the store holds them; only the comparison is in canonical form.
 */
final class UserUpdates {
    private final MatchRules rules;
    private final UserStore store;

    UserUpdates(MatchRules rules, UserStore store) {
        this.rules = rules;
        this.store = store;
    }

    /** The change, or null if there is nothing to write. */
    UserChange.@Nullable Update between(Match.Somebody match, UserDraft draft) {
        StoredUser stored = match.stored();
        UserDraft allowed = allowed(stored.user(), draft);
        if (allowed.isEmpty()) {
            return null;
        }
        User target = store.canonical(stored.user().with(allowed));
        UserDraft after = differing(allowed, match.canonical(), target);
        return after.isEmpty() ? null : new UserChange.Update(stored.id(), after.imageOf(stored.user()), after);
    }

    private UserDraft allowed(User current, UserDraft draft) {
        UserDraft.Builder allowed = UserDraft.builder();
        for (UserField field : draft.fields()) {
            FieldRule rule = rules.ruleOf(field);
            if (rule == FieldRule.NEVER) {
                continue;
            }
            if (field.type() == FieldType.ATTRIBUTES) {
                AttributePatch wanted = (AttributePatch) Objects.requireNonNull(draft.get(field));
                allowed.set(
                        field, AttributeMerge.resolve(wanted, current.attributes(field), rules.onAttributes(), rule));
            } else if (rule == FieldRule.ALWAYS || current.value(field) == null) {
                allowed.set(field, draft.get(field));
            }
        }
        return allowed.build();
    }

    private static UserDraft differing(UserDraft allowed, User before, User after) {
        UserDraft.Builder differing = UserDraft.builder();
        for (UserField field : allowed.fields()) {
            if (field.type() == FieldType.ATTRIBUTES) {
                AttributePatch patch = (AttributePatch) Objects.requireNonNull(allowed.get(field));
                AttributePatch rest = differing(patch, before.attributes(field), after.attributes(field));
                if (!rest.isEmpty()) {
                    differing.set(field, rest);
                }
            } else if (!isSame(field, before, after)) {
                differing.set(field, allowed.get(field));
            }
        }
        return differing.build();
    }

    /** Another spelling of the same key, such as an address in capitals, is no reason to write a user. */
    private static boolean isSame(UserField field, User before, User after) {
        return field.isKey()
                ? Objects.equals(UserKey.in(field, before), UserKey.in(field, after))
                : Objects.equals(before.value(field), after.value(field));
    }

    private static AttributePatch differing(AttributePatch patch, Attributes before, Attributes after) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>();
        patch.asMap().forEach((name, value) -> {
            if (!before.value(name).equals(after.value(name))) {
                differing.put(name, value);
            }
        });
        return AttributePatch.of(differing);
    }
}
