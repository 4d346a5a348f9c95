// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.store.ChangeResult;
import dev.muster.user.UserId;
import java.util.Arrays;
import java.util.List;

/** What became of the changes of one call, each by its place. For use by one thread. */
final class Results {
    private final ChangeResult[] results;

    Results(int count) {
        results = new ChangeResult[count];
    }

    void applied(int place, String id) {
        results[place] = new ChangeResult.Applied(new UserId(id));
    }

    void conflict(int place) {
        results[place] = new ChangeResult.Conflict();
    }

    void refused(int place, String reason) {
        results[place] = new ChangeResult.Refused(reason);
    }

    boolean isConflict(int place) {
        return results[place] instanceof ChangeResult.Conflict;
    }

    List<ChangeResult> all() {
        return List.copyOf(Arrays.asList(results));
    }
}
