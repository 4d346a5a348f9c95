// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds rows that end the process that works on them, and sets them aside. Nobody can catch such an end; but the next run can see that there
 * was one, and closes in: the first time it reads nothing ahead and notes each chunk before it works on it; after a death in such a chunk it
 * takes its rows one by one and notes each; a row alone under which two runs have died one after the other is given up.
 *
 * <p>Costs nothing as long as runs end in order. For use by the job's own thread; whether a row is poison may be asked by any.
 */
final class CrashGuard {
    private static final int FATAL = 2;
    /** For so many chunks a run is wary after a death: more than are ever read ahead. */
    private static final int WARY_CHUNKS = 8;
    /** For so many chunks behind a death rows are taken one by one: where there is one such row, more may follow. */
    private static final int CAREFUL_CHUNKS = 2;

    private final int chunkSize;
    private final Consumer<CrashRecord> notes;
    private final Set<String> poison = new HashSet<>();
    private CrashRecord record;
    private int wary;

    private CrashGuard(CrashRecord record, int chunkSize, Consumer<CrashRecord> notes) {
        this.record = record;
        this.chunkSize = chunkSize;
        this.notes = notes;
        this.poison.addAll(record.poison());
    }

    /** A guard of what does not survive its process anyway. */
    static CrashGuard none() {
        return new CrashGuard(CrashRecord.none(), 1, record -> {});
    }

    /**
     * Begins a run.
     *
     * @param before what earlier runs have left
     * @param chunkSize how many rows a chunk has at most
     * @param notes writes down what must be known after a death, durably
     */
    static CrashGuard begin(CrashRecord before, int chunkSize, Consumer<CrashRecord> notes) {
        CrashGuard guard = new CrashGuard(closingIn(before, chunkSize), chunkSize, notes);
        guard.wary = before.running() ? WARY_CHUNKS : 0;
        notes.accept(guard.record);
        return guard;
    }

    private static CrashRecord closingIn(CrashRecord before, int chunkSize) {
        if (!before.running() || before.working() == 0) {
            return before.workingOn(0, false);
        }
        long row = before.working();
        long carefulUntil = Math.max(before.carefulUntil(), row + (CAREFUL_CHUNKS + 1L) * chunkSize);
        if (!before.alone()) {
            return new CrashRecord(true, 0, false, before.suspect(), before.deaths(), carefulUntil, before.poison());
        }
        int deaths = row == before.suspect() ? before.deaths() + 1 : 1;
        List<String> poison = new ArrayList<>(before.poison());
        if (deaths == FATAL) {
            poison.add(Long.toString(row));
        }
        return new CrashRecord(true, 0, false, row, deaths, carefulUntil, poison);
    }

    /** Whether a row has been given up: it must neither be mapped nor checked nor written. */
    boolean isPoison(long row) {
        return !poison.isEmpty() && poison.contains(Long.toString(row));
    }

    /** Whether chunks behind this row are to be noted before they are worked on, and nothing is to be read ahead. */
    boolean isWary(long passed) {
        return wary > 0 || isCareful(passed + 1);
    }

    /** Whether this row is to be taken alone. */
    boolean isCareful(long row) {
        return row <= record.carefulUntil();
    }

    /** How many rows the chunk that begins with this row may have. */
    int size(long row) {
        return isCareful(row) ? 1 : chunkSize;
    }

    /** Notes, durably, that work on some rows begins. */
    void workOn(long firstRow, int count) {
        if (record.running() && (wary > 0 || isCareful(firstRow))) {
            record = record.workingOn(firstRow, count == 1);
            notes.accept(record);
            wary = Math.max(0, wary - 1);
        }
    }

    /** What the next run is to know if this one ends in order. */
    CrashRecord ended() {
        return record.ended();
    }
}
