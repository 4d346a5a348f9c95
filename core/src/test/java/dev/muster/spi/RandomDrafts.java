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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Drafts of any fields with any values. */
final class RandomDrafts {
    /** In every text. */
    static final String MARK = "canary";

    private static final UserField[] FIELDS = UserField.values();
    private static final UserStatus[] STATUSES = UserStatus.values();
    private static final List<String> PARTS = List.of("", "Zoë", "\u202e", "\0\r\n", "😀", "\ud800", "\udfff", "名");

    private final Random random;

    RandomDrafts(Random random) {
        this.random = random;
    }

    UserDraft next() {
        Set<UserField> fields = new LinkedHashSet<>();
        for (int i = random.nextInt(FIELDS.length); i > 0; i--) {
            fields.add(FIELDS[random.nextInt(FIELDS.length)]);
        }
        return ofFields(fields);
    }

    UserDraft ofFields(Set<UserField> fields) {
        UserDraft.Builder draft = UserDraft.builder();
        fields.forEach(field -> draft.set(field, random.nextInt(5) == 0 ? null : value(field)));
        return draft.build();
    }

    UserDraft ofField(UserField field) {
        return UserDraft.builder().set(field, value(field)).build();
    }

    private Object value(UserField field) {
        return switch (field.type()) {
            case TEXT, EMAIL, PHONE, URI, LOCALE, ZONE -> text();
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.ofEpochDay(random.nextInt(-700_000, 2_000_000));
            case INSTANT ->
                Instant.ofEpochSecond(random.nextLong(-(1L << 40), 1L << 40), random.nextInt(1_000_000_000));
            case STATUS -> STATUSES[random.nextInt(STATUSES.length)];
            case TEXT_LIST -> list(this::text);
            case NAME_SET -> names();
            case ADDRESS -> new Address(maybe(), maybe(), maybe(), maybe(), maybe(), maybe());
            case MEMBERSHIPS -> list(() -> new Membership(text(), names()));
            case CREDENTIAL -> new Credential(text());
            case MFA_FACTORS -> list(() -> new MfaFactor(text(), text()));
            case IDENTITIES -> list(() -> new LinkedIdentity(text(), text(), maybe()));
            case ATTRIBUTES -> patch();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder(MARK);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? null : text();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private Set<String> names() {
        return new LinkedHashSet<>(list(this::text));
    }

    private AttributePatch patch() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(text(), random.nextInt(4) == 0 ? null : json(3));
        }
        return AttributePatch.of(values);
    }

    private Object json(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(-50, 50)).negate();
            case 3 -> text();
            case 4 -> list(() -> json(depth - 1));
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put(text(), json(depth - 1));
                map.put("b", json(depth - 1));
                yield map;
            }
        };
    }
}
