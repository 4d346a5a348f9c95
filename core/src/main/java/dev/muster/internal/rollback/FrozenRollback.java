// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.job.JobId;
import java.util.List;
import java.util.Locale;

/**
 * What a rollback is to do, complete: the imports in the order in which they are taken back. The import's chunks are taken from the last to
 * the first, and each has its one number among the chunks of the rollback, so that one that is resumed knows by its last chunk where to go
 * on.
 *
 * @param targets the imports: retries, newest first, then the one it is about
 * @param dryRun whether nothing is written
 * @param locale the language of its messages
 */
public record FrozenRollback(List<RollbackTarget> targets, boolean dryRun, Locale locale) {
    /** Copies the list. */
    public FrozenRollback {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("A rollback takes back at least one import");
        }
    }

    /** {@return the import it is about} */
    public JobId rolledBack() {
        return targets.get(targets.size() - 1).job();
    }

    /** The number that a chunk of an import has in the rollback. */
    long numberOf(int target, long chunk) {
        return before(target) + targets.get(target).chunks() - chunk + 1;
    }

    /** The chunk of an import behind that of this number in the rollback has a lower number than this; 1 if there is none. */
    long below(int target, long reached) {
        long done = Math.max(0, reached - before(target));
        return Math.max(1, targets.get(target).chunks() - done + 1);
    }

    /** The place among the targets of the import that a chunk of the rollback is about. */
    int targetOf(long number) {
        int target = 0;
        while (number > before(target + 1)) {
            target++;
        }
        return target;
    }

    /** The chunk of its import that a chunk of the rollback is about. */
    long chunkOf(long number) {
        int target = targetOf(number);
        return targets.get(target).chunks() - (number - before(target)) + 1;
    }

    private long before(int target) {
        long sum = 0;
        for (RollbackTarget earlier : targets.subList(0, target)) {
            sum += earlier.chunks();
        }
        return sum;
    }
}
