// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What many databases do to values: no blanks around texts, addresses in lower case, times in microseconds, no empty text. */
final class TidyValues {
    private TidyValues() {}

    static User of(User user) {
        return User.of(of(user.toDraft()));
    }

    static UserDraft of(UserDraft draft) {
        UserDraft.Builder tidy = draft.toBuilder();
        for (UserField field : draft.fields()) {
            tidy.set(field, tidy(field.type(), draft.get(field)));
        }
        return tidy.build();
    }

    private static @Nullable Object tidy(FieldType type, @Nullable Object value) {
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.MICROS);
        }
        if (value instanceof String text) {
            String stripped = text.strip();
            if (stripped.isEmpty()) {
                return null;
            }
            return type == FieldType.EMAIL ? stripped.toLowerCase(Locale.ROOT) : stripped;
        }
        return value;
    }
}
