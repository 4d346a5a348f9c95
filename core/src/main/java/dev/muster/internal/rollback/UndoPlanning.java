// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.FailureStreak;
import dev.muster.internal.changes.StoreFaults;
import dev.muster.issue.IssueCode;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks the users of a chunk up and judges each. A store that throws is asked again in halves, until the user it fails on stands alone: that
 * one is kept.
 */
final class UndoPlanning {
    /** How many users to look up at once. */
    private static final int SLICE = 1000;

    private final UserStore store;
    private final UndoJudge judge;
    private final KeptIssues issues;
    private final FailureStreak streak;

    UndoPlanning(UserStore store, KeptIssues issues, FailureStreak streak) {
        this.store = store;
        this.judge = new UndoJudge(store);
        this.issues = issues;
        this.streak = streak;
    }

    KeptIssues issues() {
        return issues;
    }

    Map<WrittenUser, UndoVerdict> judge(List<WrittenUser> users) {
        Map<WrittenUser, UndoVerdict> verdicts = new HashMap<>();
        for (int from = 0; from < users.size(); from += SLICE) {
            judge(users.subList(from, Math.min(from + SLICE, users.size())), verdicts);
        }
        return verdicts;
    }

    private void judge(List<WrittenUser> users, Map<WrittenUser, UndoVerdict> verdicts) {
        try {
            Map<UserId, StoredUser> found = find(users);
            for (WrittenUser user : users) {
                verdicts.put(user, judge.judge(user, found.get(user.id())));
            }
            streak.broken();
        } catch (StoreUnavailableException unavailable) {
            throw unavailable;
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError thrown) {
            StoreFaults.log("a look-up of " + users.size() + " users", thrown);
            judgeHalves(users, verdicts);
        }
    }

    private void judgeHalves(List<WrittenUser> users, Map<WrittenUser, UndoVerdict> verdicts) {
        if (users.size() == 1) {
            streak.failed();
            verdicts.put(users.get(0), new UndoVerdict.Keep(IssueCode.KEPT_STORE_FAILED, Set.of()));
            return;
        }
        int half = users.size() / 2;
        judge(users.subList(0, half), verdicts);
        judge(users.subList(half, users.size()), verdicts);
    }

    private Map<UserId, StoredUser> find(List<WrittenUser> users) {
        List<UserKey> keys = new ArrayList<>(users.size());
        users.forEach(user -> keys.add(UserKey.of(user.id())));
        Map<UserId, StoredUser> found = new HashMap<>();
        store.find(keys).forEach(stored -> found.put(stored.id(), stored));
        return found;
    }
}
