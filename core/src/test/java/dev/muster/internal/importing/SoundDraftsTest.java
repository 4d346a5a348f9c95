// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.user.Address;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoundDraftsTest {
    private static final List<UserField> FIELDS = List.of(UserField.values());
    private static final List<String> TEXTS = List.of(
            "ann@example.org",
            "ann@@example.org",
            "jürgen@bücher.example",
            "+4915112345678",
            "+0123",
            "de",
            "de-AT",
            "de-at",
            "DE-AT",
            "e1-AT",
            "zh-Hant-TW",
            "klingon!",
            "Europe/Berlin",
            "Mars/Olympus",
            "https://example.org",
            "https://example.org/a/b_c~d.png",
            "http://-/",
            "https:///nowhere",
            "https://example.org:8080/?q=1#f",
            "https://exa mple.org/",
            "https://example.org/<b>",
            "HTTPS://EXAMPLE.ORG/",
            "javascript:alert(1)",
            "http://",
            "x");
    private static final List<Integer> LENGTHS = List.of(32, 33, 64, 65, 200, 201, 254, 255, 256, 400, 401, 2048, 2049);

    private final SoundDrafts sound = Objects.requireNonNull(SoundDrafts.learn(Validators.standard()));

    @Test
    void agreesWithTheValidatorAboutEveryDraft() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int broken = 0;
        for (int i = 0; i < 20_000; i++) {
            UserDraft draft = draft(random);
            boolean isSound = Validators.standard().validate(User.of(draft)).isEmpty();
            broken += isSound ? 0 : 1;
            assertThat(sound.have(draft)).as("seed %d, draft %d", seed, i).isEqualTo(isSound);
        }
        assertThat(broken).as("seed %d", seed).isBetween(2_000, 18_000);
    }

    @Test
    void aValidatorOfTheHostSeesEveryRecord() {
        assertThat(SoundDrafts.learn(new MoodyValidator("ann@example.org", new IllegalStateException())))
                .isNull();
    }

    private static UserDraft draft(Random random) {
        UserDraft.Builder draft = UserDraft.builder();
        for (int n = random.nextInt(4); n >= 0; n--) {
            UserField field = FIELDS.get(random.nextInt(FIELDS.size()));
            Object value = value(field, random);
            if (value != null) {
                draft.set(field, value);
            }
        }
        return draft.build();
    }

    private static @Nullable Object value(UserField field, Random random) {
        if (field.type().valueType() == String.class) {
            return text(random);
        }
        return switch (field.type()) {
            case TEXT_LIST -> texts(random.nextInt(8) == 0 ? 51 : random.nextInt(3), random);
            case NAME_SET -> names(random.nextInt(4) == 0 ? 201 : random.nextInt(201));
            case ADDRESS ->
                new Address(
                        text(random), text(random), text(random), text(random), random.nextBoolean() ? null : "x", "x");
            default -> null;
        };
    }

    private static String text(Random random) {
        return random.nextInt(3) == 0
                ? "x".repeat(LENGTHS.get(random.nextInt(LENGTHS.size())))
                : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static List<String> texts(int count, Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(random.nextInt(4) == 0 ? text(random) : "ann@example.org");
        }
        return texts;
    }

    private static Set<String> names(int count) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            names.add("role " + i);
        }
        return names;
    }

    @Test
    void looksAtEveryFieldThatTheValidatorWouldRefuse() {
        for (UserField field : UserField.values()) {
            if (field != UserField.ID && field.type() == FieldType.TEXT) {
                UserDraft draft =
                        UserDraft.builder().set(field, "x".repeat(10_000)).build();
                assertThat(sound.have(draft)).as(field.fileName()).isFalse();
            }
        }
    }
}
