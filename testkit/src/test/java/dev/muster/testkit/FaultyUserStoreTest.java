// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.ChangeResult;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserChange;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyUserStoreTest {
    private final InMemoryUserStore inner = new InMemoryUserStore();
    private final FaultyUserStore store = FaultyUserStore.around(inner);
    private final List<UserChange> changes = List.of(user(1), user(2), user(3));

    @Test
    void writesNothingOfACallThatThrows() {
        store.throwing(FaultyUserStore.email("user2@example.org"), FaultyUserStoreTest::fail);

        assertThatThrownBy(this::apply).isInstanceOf(IllegalStateException.class);
        assertThat(inner.size()).isZero();
    }

    @Test
    void writesWhatStandsInFrontOfTheFault() {
        store.halfApplying(FaultyUserStore.email("user2@example.org"), FaultyUserStoreTest::fail, 1);

        assertThatThrownBy(this::apply).isInstanceOf(IllegalStateException.class);
        assertThat(inner.size()).isEqualTo(1);
    }

    @Test
    void writesTheChangeThatIsToBlameWhereTheScriptSaysSo() {
        store.throwingAfter(FaultyUserStore.email("user2@example.org"), FaultyUserStoreTest::fail, 1);

        assertThatThrownBy(this::apply).isInstanceOf(IllegalStateException.class);
        assertThat(inner.size()).isEqualTo(2);
    }

    @Test
    void losesTheAnswerOfACallThatHasWrittenAll() {
        store.losingTheAnswer(FaultyUserStore.any(), FaultyUserStoreTest::fail, 1);

        assertThatThrownBy(this::apply).isInstanceOf(IllegalStateException.class);
        assertThat(inner.size()).isEqualTo(3);
    }

    @Test
    void refusesAndContradictsByScript() {
        store.refusing(FaultyUserStore.email("user1@example.org"), "No")
                .conflicting(FaultyUserStore.email("user2@example.org"), 1);

        assertThat(apply().subList(0, 2)).containsExactly(new ChangeResult.Refused("No"), new ChangeResult.Conflict());
        assertThat(store.apply(List.of(user(2)), StoreWork.CHUNK).get(0)).isInstanceOf(ChangeResult.Applied.class);
        assertThat(inner.size()).isEqualTo(2);
    }

    @Test
    void comesBackAfterItWasUnavailable() {
        store.unavailable(2);

        assertThatThrownBy(this::apply).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.find(List.of(UserKey.of(new UserId("x")))))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(apply()).hasSize(3);
        assertThat(store.applies()).isEqualTo(2);
        assertThat(store.finds()).isEqualTo(1);
    }

    @Test
    void throwsWhenACertainUserIsLookedFor() {
        UserKey poison = UserKey.of(UserField.EMAIL, "user2@example.org");
        List<UserKey> both = List.of(UserKey.of(UserField.EMAIL, "user1@example.org"), poison);
        apply();
        store.throwingOnFind(poison::equals, FaultyUserStoreTest::fail, 2);

        assertThatThrownBy(() -> store.find(both)).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(both.subList(0, 1))).hasSize(1);
        assertThatThrownBy(() -> store.find(both)).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(both)).hasSize(2);
    }

    @Test
    void throwsEachTimeUnlessToldHowOften() {
        store.throwingOnFind(key -> key.field() == UserField.EMAIL, FaultyUserStoreTest::fail);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.find(List.of(UserKey.of(UserField.EMAIL, "a@example.org"))))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(store.find(List.of(UserKey.of(UserField.USERNAME, "a")))).isEmpty();
    }

    @Test
    void staysDeadUntilItIsRevived() {
        store.halfApplying(FaultyUserStore.id(changes.get(2).id()), store::strikeDead, 1);

        assertThatThrownBy(this::apply).isInstanceOf(NodeDied.class);
        assertThatThrownBy(this::apply).isInstanceOf(NodeDied.class);
        assertThatThrownBy(() -> store.find(List.of())).isInstanceOf(NodeDied.class);

        store.revive();
        assertThat(inner.size()).isEqualTo(2);
        assertThat(apply().get(2)).isInstanceOf(ChangeResult.Applied.class);
    }

    @Test
    void givesItsOwnIds() {
        store.givingOwnIds();

        assertThat(apply())
                .doesNotContain(new ChangeResult.Applied(changes.get(0).id()));
        assertThat(inner.find(List.of(UserKey.of(changes.get(0).id())))).isEmpty();
    }

    private List<ChangeResult> apply() {
        return store.apply(changes, StoreWork.CHUNK);
    }

    private static UserChange user(int number) {
        return StoreWork.create(number, StoreWork.draft("user" + number + "@example.org", "User"));
    }

    private static void fail() {
        throw new IllegalStateException("by script");
    }
}
