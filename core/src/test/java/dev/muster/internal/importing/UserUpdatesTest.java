// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static dev.muster.internal.importing.PlannerBench.NULL;
import static dev.muster.internal.importing.PlannerBench.draft;
import static dev.muster.user.UserField.ATTRIBUTES;
import static dev.muster.user.UserField.CREATED_AT;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.NAME;
import static dev.muster.user.UserField.ROLES;
import static dev.muster.user.UserField.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.FieldRule;
import dev.muster.job.ImportJob;
import dev.muster.job.MatchRules;
import dev.muster.job.OnAttributes;
import dev.muster.job.Source;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.AttributePatch;
import dev.muster.user.Attributes;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserUpdatesTest {
    private static final UserId ID = new UserId("u1");

    @ParameterizedTest
    @MethodSource
    void writesWhatTheRuleAllows(FieldRule rule, String held, String given, boolean written) {
        UserDraft current = held.isEmpty() ? draft(EMAIL, "a@x.org") : draft(EMAIL, "a@x.org", TITLE, held);
        UserDraft wanted = draft(EMAIL, "a@x.org", TITLE, given.isEmpty() ? NULL : given);

        UserChange.Update update = update(rules(job -> job.rule(TITLE, rule)), current, wanted);

        assertThat(update != null).isEqualTo(written);
    }

    static Stream<Arguments> writesWhatTheRuleAllows() {
        return Stream.of(
                Arguments.of(FieldRule.ALWAYS, "Boss", "Chief", true),
                Arguments.of(FieldRule.ALWAYS, "Boss", "Boss", false),
                Arguments.of(FieldRule.ALWAYS, "Boss", "", true),
                Arguments.of(FieldRule.ALWAYS, "", "Chief", true),
                Arguments.of(FieldRule.ALWAYS, "", "", false),
                Arguments.of(FieldRule.WHEN_EMPTY, "Boss", "Chief", false),
                Arguments.of(FieldRule.WHEN_EMPTY, "Boss", "", false),
                Arguments.of(FieldRule.WHEN_EMPTY, "", "Chief", true),
                Arguments.of(FieldRule.NEVER, "Boss", "Chief", false),
                Arguments.of(FieldRule.NEVER, "Boss", "", false),
                Arguments.of(FieldRule.NEVER, "", "Chief", false));
    }

    @Test
    void namesExactlyTheFieldsThatDifferInBothImages() {
        UserDraft current = draft(EMAIL, "a@x.org", NAME, "Ann", TITLE, "Boss", ROLES, Set.of("a", "b"));
        UserDraft wanted = draft(EMAIL, "a@x.org", NAME, "Anna", TITLE, NULL, ROLES, Set.of("b", "a"));

        UserChange.Update update = update(rules(job -> job), current, wanted);

        assertThat(update)
                .isEqualTo(
                        new UserChange.Update(ID, draft(NAME, "Ann", TITLE, "Boss"), draft(NAME, "Anna", TITLE, NULL)));
    }

    @Test
    void takesNeitherAnotherSpellingOfAKeyNorWhatTheStoreCannotKeepForAChange() {
        UserDraft current = draft(EMAIL, "ann@x.org", CREATED_AT, Instant.parse("2020-01-01T00:00:00.123456Z"));
        UserDraft wanted = draft(EMAIL, "Ann@X.org", CREATED_AT, Instant.parse("2020-01-01T00:00:00.123456789Z"));
        Match.Somebody match = match(current);

        assertThat(new UserUpdates(rules(job -> job), new TidyStore()).between(match, wanted))
                .isNull();
        assertThat(new UserUpdates(rules(job -> job), new InMemoryUserStore()).between(match, wanted))
                .isEqualTo(new UserChange.Update(
                        ID,
                        draft(CREATED_AT, Instant.parse("2020-01-01T00:00:00.123456Z")),
                        draft(CREATED_AT, Instant.parse("2020-01-01T00:00:00.123456789Z"))));
    }

    @Test
    void keepsValuesInTheImagesAsTheyAreAndAsTheyCame() {
        UserDraft current = draft(EMAIL, "Legacy@X.org", NAME, " Ann ");
        UserDraft wanted = draft(EMAIL, "new@X.org", NAME, "Ann");
        User canonical = new TidyStore().canonical(User.of(current));
        Match.Somebody match = new Match.Somebody(new StoredUser(ID, User.of(current)), canonical);

        UserChange.Update update = new UserUpdates(rules(job -> job), new TidyStore()).between(match, wanted);

        assertThat(update)
                .isEqualTo(new UserChange.Update(ID, draft(EMAIL, "Legacy@X.org"), draft(EMAIL, "new@X.org")));
        assertThat(Objects.requireNonNull(update).expects(User.of(current))).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void resolvesAttributes(
            OnAttributes how, FieldRule rule, Map<String, Object> given, Map<String, @Nullable Object> written) {
        UserDraft current = draft(
                EMAIL, "a@x.org", ATTRIBUTES, Attributes.of(Map.of("n", 1, "o", Map.of("a", 1, "b", Map.of("c", 2)))));
        MatchRules rules = rules(job -> job.onAttributes(how).rule(ATTRIBUTES, rule));

        UserChange.Update update = update(rules, current, draft(ATTRIBUTES, AttributePatch.of(nulls(given))));

        AttributePatch after = update == null
                ? AttributePatch.of(Attributes.empty())
                : (AttributePatch) update.after().get(ATTRIBUTES);
        assertThat(after).isEqualTo(AttributePatch.of(nulls(written)));
        assertThat(update == null || update.before().equals(update.after().imageOf(User.of(current))))
                .isTrue();
    }

    static Stream<Arguments> resolvesAttributes() {
        Map<String, Object> deep = Map.of("o", Map.of("b", Map.of("d", 3)));
        Map<String, Object> merged = Map.of("o", Map.of("a", 1, "b", Map.of("c", 2, "d", 3)));
        FieldRule always = FieldRule.ALWAYS;
        FieldRule whenEmpty = FieldRule.WHEN_EMPTY;
        return Stream.of(
                Arguments.of(OnAttributes.MERGE, always, Map.of("n", new BigDecimal("1.0")), Map.of()),
                Arguments.of(OnAttributes.MERGE, always, Map.of("n", 2), Map.of("n", 2)),
                Arguments.of(OnAttributes.MERGE, always, Map.of("n", NULL), Map.of("n", NULL)),
                Arguments.of(OnAttributes.MERGE, always, Map.of("x", NULL), Map.of()),
                Arguments.of(OnAttributes.MERGE, always, Map.of("x", 9), Map.of("x", 9)),
                Arguments.of(OnAttributes.MERGE, always, deep, merged),
                Arguments.of(OnAttributes.MERGE, always, Map.of("o", 5), Map.of("o", 5)),
                Arguments.of(OnAttributes.MERGE, always, Map.of("o", Map.of("a", 1)), Map.of()),
                Arguments.of(OnAttributes.MERGE, whenEmpty, Map.of("n", 2, "x", 9), Map.of("x", 9)),
                Arguments.of(OnAttributes.MERGE, FieldRule.NEVER, Map.of("x", 9), Map.of()),
                Arguments.of(OnAttributes.REPLACE, always, Map.of("n", 1), Map.of("o", NULL)),
                Arguments.of(OnAttributes.REPLACE, always, deep, Map.of("n", NULL, "o", Map.of("b", Map.of("d", 3)))),
                Arguments.of(OnAttributes.REPLACE, always, Map.of(), Map.of()),
                Arguments.of(OnAttributes.REPLACE, always, Map.of("n", NULL), Map.of("n", NULL)),
                Arguments.of(OnAttributes.REPLACE, whenEmpty, Map.of("n", 2, "x", 9), Map.of("x", 9)));
    }

    private static Map<String, @Nullable Object> nulls(Map<String, ?> values) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        values.forEach((name, value) -> result.put(name, value == NULL ? null : value));
        return result;
    }

    private static UserChange.@Nullable Update update(MatchRules rules, UserDraft current, UserDraft wanted) {
        return new UserUpdates(rules, new InMemoryUserStore()).between(match(current), wanted);
    }

    private static Match.Somebody match(UserDraft current) {
        return new Match.Somebody(new StoredUser(ID, User.of(current)), User.of(current));
    }

    private static MatchRules rules(UnaryOperator<ImportJob> change) {
        return change.apply(ImportJob.from(Source.named("test"))).matching();
    }

    /** Keeps e-mail addresses in lower case, texts without blanks around them, and times in microseconds. */
    private static final class TidyStore implements UserStore {
        @Override
        public List<StoredUser> find(Collection<UserKey> keys) {
            return List.of();
        }

        @Override
        public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
            return List.of();
        }

        @Override
        public void read(UserFilter filter, UserVisitor visitor) {}

        @Override
        public User canonical(User user) {
            UserDraft.Builder tidy = user.toDraft().toBuilder();
            if (user.email() != null) {
                tidy.set(EMAIL, user.email().strip().toLowerCase(Locale.ROOT));
            }
            if (user.name() != null) {
                tidy.set(UserField.NAME, user.name().strip());
            }
            if (user.createdAt() != null) {
                tidy.set(CREATED_AT, user.createdAt().truncatedTo(ChronoUnit.MICROS));
            }
            return User.of(tidy.build());
        }
    }
}
