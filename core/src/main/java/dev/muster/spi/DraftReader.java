// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.user.Address;
import dev.muster.user.AttributePatch;
import dev.muster.user.Credential;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DraftWriter} has written, in the same order. */
final class DraftReader {
    private final List<List<UserField>> shapes = new ArrayList<>();
    private final PayloadReader in;

    DraftReader(PayloadReader in) {
        this.in = in;
    }

    UserDraft read() {
        UserDraft.Builder draft = UserDraft.builder();
        for (UserField field : shape()) {
            draft.set(field, value(field));
        }
        return draft.build();
    }

    private List<UserField> shape() {
        int known = Math.toIntExact(in.number());
        if (known > 0) {
            return shapes.get(known - 1);
        }
        List<UserField> shape = list(() -> UserField.valueOf(in.requiredShared()));
        shapes.add(shape);
        return shape;
    }

    private @Nullable Object value(UserField field) {
        return switch (field.type()) {
            case TEXT -> text(field);
            case EMAIL, PHONE, URI -> in.nullableText();
            case LOCALE, ZONE -> in.shared();
            case CREDENTIAL -> credential(in.nullableText());
            case STATUS -> status(in.shared());
            default -> in.flag() ? presentValue(field) : null;
        };
    }

    private @Nullable String text(UserField field) {
        return switch (field) {
            case ORGANIZATION, DEPARTMENT, TITLE, GENDER -> in.shared();
            default -> in.nullableText();
        };
    }

    private static @Nullable Credential credential(@Nullable String hash) {
        return hash == null ? null : new Credential(hash);
    }

    private static @Nullable UserStatus status(@Nullable String name) {
        return name == null ? null : UserStatus.valueOf(name);
    }

    private Object presentValue(UserField field) {
        return switch (field.type()) {
            case BOOLEAN -> in.flag();
            case DATE -> LocalDate.ofEpochDay(in.signed());
            case INSTANT -> Instant.ofEpochSecond(in.signed(), in.number());
            case TEXT_LIST -> list(in::text);
            case NAME_SET -> names();
            case ADDRESS -> address();
            case MEMBERSHIPS -> list(() -> new Membership(in.requiredShared(), names()));
            case MFA_FACTORS -> list(() -> new MfaFactor(in.requiredShared(), in.text()));
            case IDENTITIES -> list(() -> new LinkedIdentity(in.requiredShared(), in.text(), in.nullableText()));
            case ATTRIBUTES -> attributes();
            case TEXT, EMAIL, PHONE, URI, LOCALE, ZONE, CREDENTIAL, STATUS ->
                throw new IllegalStateException("Read before: " + field);
        };
    }

    private <T> List<T> list(Supplier<T> element) {
        int count = in.count();
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }

    private Set<String> names() {
        return new LinkedHashSet<>(list(in::requiredShared));
    }

    private Address address() {
        return new Address(
                in.nullableText(),
                in.nullableText(),
                in.nullableText(),
                in.nullableText(),
                in.nullableText(),
                in.shared());
    }

    private AttributePatch attributes() {
        int count = in.count();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(in.requiredShared(), in.value());
        }
        return AttributePatch.of(values);
    }
}
