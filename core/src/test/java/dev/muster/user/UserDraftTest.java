// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserDraftTest {
    static Object sample(FieldType type) {
        return switch (type) {
            case TEXT, EMAIL, URI, ZONE, LOCALE, PHONE -> "text";
            case BOOLEAN -> true;
            case DATE -> LocalDate.of(1990, 1, 1);
            case INSTANT -> Instant.EPOCH;
            case STATUS -> UserStatus.ACTIVE;
            case TEXT_LIST -> List.of("a");
            case NAME_SET -> Set.of("a");
            case ADDRESS -> new Address("a", null, null, null, null, null);
            case MEMBERSHIPS -> List.of(new Membership("a", Set.of()));
            case CREDENTIAL -> new Credential("$hash");
            case MFA_FACTORS -> List.of(new MfaFactor("totp", "x"));
            case IDENTITIES -> List.of(new LinkedIdentity("p", "s", null));
            case ATTRIBUTES -> AttributePatch.of(Map.of("a", 1L));
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldSurvivesTheWayIntoAUserAndBack(UserField field) {
        UserDraft draft = UserDraft.builder().set(field, sample(field.type())).build();
        assertThat(draft.has(field)).isTrue();
        assertThat(draft.fields()).containsExactly(field);
        User user = User.of(draft);
        if (field == UserField.ID) {
            assertThat(user.toDraft().isEmpty()).isTrue();
            return;
        }
        assertThat(user.toDraft()).isEqualTo(draft).hasSameHashCodeAs(draft);
        assertThat(draft.matches(user)).isTrue();
        assertThat(draft.imageOf(user)).isEqualTo(draft);
        assertThat(draft.matches(User.of(UserDraft.empty()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ID")
    void theImageOfAnotherUserTakesAChangeBack(UserField field) {
        UserDraft draft = UserDraft.builder().set(field, sample(field.type())).build();
        User before =
                User.of(UserDraft.builder().set(UserField.DEPARTMENT, "other").build());
        UserDraft image = draft.imageOf(before);
        assertThat(before.with(draft).with(image)).isEqualTo(before);
        assertThat(image.matches(before)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aValueOfAnotherTypeIsRefused(UserField field) {
        Object wrong = new int[0];
        assertThatThrownBy(() -> UserDraft.builder().set(field, wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void absentLeavesAloneAndNullClears() {
        User user = User.of(UserDraft.builder()
                .set(UserField.NICKNAME, "n")
                .set(UserField.NAME, "x")
                .build());
        User cleared =
                user.with(UserDraft.builder().set(UserField.NICKNAME, null).build());
        assertThat(cleared.nickname()).isNull();
        assertThat(cleared.name()).isEqualTo("x");
    }

    @Test
    void anEmptyListClears() {
        UserDraft draft = UserDraft.builder().set(UserField.ROLES, Set.of()).build();
        assertThat(draft.has(UserField.ROLES)).isTrue();
        assertThat(draft.get(UserField.ROLES)).isNull();
    }

    @Test
    void aBuilderBuildsOnceAndADraftNeverChanges() {
        UserDraft.Builder builder = UserDraft.builder().set(UserField.NAME, "a");
        UserDraft draft = builder.build();
        assertThatThrownBy(() -> builder.set(UserField.NAME, "b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.remove(UserField.NAME)).isInstanceOf(IllegalStateException.class);
        assertThat(draft.toBuilder().set(UserField.NAME, "b").build().get(UserField.NAME))
                .isEqualTo("b");
        assertThat(draft.toBuilder().remove(UserField.NAME).build()).isEqualTo(UserDraft.empty());
        assertThat(draft.get(UserField.NAME)).isEqualTo("a");
        List<String> emails = new ArrayList<>(List.of("a@b.org"));
        UserDraft list = UserDraft.builder().set(UserField.OTHER_EMAILS, emails).build();
        emails.add("x");
        assertThat(list.get(UserField.OTHER_EMAILS)).isEqualTo(List.of("a@b.org"));
    }

    @Test
    void noTextShowsAValue() {
        UserDraft draft = UserDraft.builder()
                .set(UserField.EMAIL, "ann@secret.org")
                .set(UserField.CREDENTIAL, new Credential("$2a$x"))
                .set(UserField.MFA_FACTORS, List.of(new MfaFactor("totp", "SEED")))
                .set(UserField.ATTRIBUTES, Attributes.of(Map.of("plan", "gold")))
                .build();
        assertThat(draft + " " + User.of(draft) + draft.get(UserField.MFA_FACTORS) + draft.get(UserField.CREDENTIAL)
                        + draft.get(UserField.ATTRIBUTES))
                .doesNotContain("ann", "$2a", "SEED", "gold")
                .contains("EMAIL");
    }

    @Test
    void attributesAreMergedByNameAndANullTakesOneAway() {
        User user = User.of(UserDraft.builder()
                .set(UserField.ATTRIBUTES, Attributes.of(Map.of("a", 1, "b", 2)))
                .build());
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("b", null);
        changes.put("c", List.of("x"));
        UserDraft draft = UserDraft.builder()
                .set(UserField.ATTRIBUTES, AttributePatch.of(changes))
                .build();
        User after = user.with(draft);
        assertThat(after.attributes().asMap()).isEqualTo(Map.of("a", 1L, "c", List.of("x")));
        assertThat(after.with(draft.imageOf(user))).isEqualTo(user);
        assertThat(draft.matches(after)).isTrue();
        assertThat(draft.matches(user)).isFalse();
    }
}
