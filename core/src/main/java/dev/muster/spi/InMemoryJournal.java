// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one job. Issues, rejected rows and claimed keys lie in a {@link WorkFile}; the rest is in the heap: little for chunks
 * that change nothing, and the changes with their before-images for others. Safe for use by several threads.
 *
 * <p>Who may write is not decided here: a fence runs a step while its claim holds, or throws.
 */
final class InMemoryJournal implements ChunkHistory {
    private static final ChunkPayload NOTHING = new ChunkPayload(List.of(), List.of(), List.of());

    private final JobId job;
    private final WorkFile file;
    private final NavigableMap<Long, Chunk> chunks = new ConcurrentSkipListMap<>();

    InMemoryJournal(JobId job, Spool spool) {
        this.job = job;
        this.file = new WorkFile(spool);
    }

    /**
     * A chunk without its payloads.
     *
     * @param plan the plan, without issues, rejected rows and claimed keys
     * @param planned where these lie
     * @param commit what became of it, without issues and rejected rows, or null
     * @param committed where these lie
     */
    private record Chunk(
            ChunkPlan plan,
            WorkFile.Slice planned,
            @Nullable ChunkCommit commit,
            WorkFile.Slice committed) {}

    void begin(ChunkPlan plan, Consumer<Runnable> fence) {
        requireOwn(plan.chunk().job());
        Long number = plan.chunk().number();
        fence.accept(() -> requireUncommitted(number));
        WorkFile.Slice payload = append(new ChunkPayload(plan.issues(), plan.rejected(), plan.claims()));
        ChunkPlan light = with(plan, NOTHING);
        // Asked again: the claim may have been lost while the payload was written, which then is garbage that nothing
        // refers to.
        fence.accept(() -> {
            requireUncommitted(number);
            chunks.put(number, new Chunk(light, payload, null, WorkFile.Slice.NONE));
        });
    }

    void commit(ChunkCommit commit, Consumer<Runnable> fence) {
        requireOwn(commit.chunk().job());
        fence.accept(() -> requireBegun(commit));
        WorkFile.Slice payload = append(new ChunkPayload(commit.issues(), commit.rejected(), List.of()));
        fence.accept(() -> {
            Chunk begun = requireBegun(commit);
            ChunkCommit light =
                    new ChunkCommit(begun.plan.chunk(), commit.tally(), commit.applied(), List.of(), List.of());
            chunks.put(commit.chunk().number(), new Chunk(begun.plan, begun.planned, light, payload));
        });
    }

    @Override
    public void read(Predicate<JournaledChunk> visitor) {
        read(chunks.navigableKeySet(), visitor);
    }

    @Override
    public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
        read(chunks.headMap(below, false).descendingKeySet(), visitor);
    }

    /** By number: the map's values run one ahead, and the visitor may just be changing that one. */
    private void read(Collection<Long> inOrder, Predicate<JournaledChunk> visitor) {
        try (WorkFile.Reader reader = file.reader()) {
            for (Long number : inOrder) {
                Chunk chunk = Objects.requireNonNull(chunks.get(number));
                if (!visitor.test(whole(chunk, reader))) {
                    return;
                }
            }
        }
    }

    /**
     * Puts other chunks in the place of chunks.
     *
     * @param change answers the chunk as it shall be; an equal one if it shall stay, null if it shall go
     * @return whether there was one that did not stay
     */
    boolean rewrite(Function<JournaledChunk, @Nullable JournaledChunk> change) {
        boolean changed = false;
        for (Map.Entry<Long, Chunk> entry : chunks.entrySet()) {
            Chunk before = entry.getValue();
            JournaledChunk whole;
            try (WorkFile.Reader reader = file.reader()) {
                whole = whole(before, reader);
            }
            JournaledChunk after = change.apply(whole);
            if (!whole.equals(after) && replace(entry.getKey(), before, after)) {
                changed = true;
            }
        }
        return changed;
    }

    private boolean replace(Long number, Chunk before, @Nullable JournaledChunk after) {
        boolean replaced = after == null ? chunks.remove(number, before) : chunks.replace(number, before, kept(after));
        if (replaced) {
            file.wipe(before.planned);
            file.wipe(before.committed);
        }
        return replaced;
    }

    private Chunk kept(JournaledChunk chunk) {
        ChunkPlan plan = chunk.plan();
        WorkFile.Slice planned = append(new ChunkPayload(plan.issues(), plan.rejected(), plan.claims()));
        ChunkCommit commit = chunk.commit();
        if (commit == null) {
            return new Chunk(with(plan, NOTHING), planned, null, WorkFile.Slice.NONE);
        }
        WorkFile.Slice committed = append(new ChunkPayload(commit.issues(), commit.rejected(), List.of()));
        ChunkCommit light = new ChunkCommit(commit.chunk(), commit.tally(), commit.applied(), List.of(), List.of());
        return new Chunk(with(plan, NOTHING), planned, light, committed);
    }

    void delete() {
        file.delete();
    }

    private void requireOwn(JobId other) {
        if (!job.equals(other)) {
            throw new IllegalArgumentException("A chunk of job " + other + " in the journal of job " + job);
        }
    }

    private void requireUncommitted(Long number) {
        Chunk chunk = chunks.get(number);
        if (chunk != null && chunk.commit != null) {
            throw new IllegalStateException("Chunk " + job + "/" + number + " has been committed");
        }
    }

    private Chunk requireBegun(ChunkCommit commit) {
        Chunk chunk = chunks.get(commit.chunk().number());
        if (chunk == null) {
            throw new IllegalStateException("Chunk " + commit.chunk() + " was not begun");
        }
        requireUncommitted(commit.chunk().number());
        long rows = chunk.plan.rows();
        if (commit.tally().total() != rows) {
            throw new IllegalArgumentException("Chunk " + commit.chunk() + " accounts for "
                    + commit.tally().total() + " rows of " + rows);
        }
        return chunk;
    }

    private WorkFile.Slice append(ChunkPayload payload) {
        return payload.isEmpty() ? WorkFile.Slice.NONE : file.append(payload.toBytes());
    }

    private static JournaledChunk whole(Chunk chunk, WorkFile.Reader reader) {
        return new JournaledChunk(
                withPayload(chunk.plan, chunk.planned, reader),
                chunk.commit == null ? null : withPayload(chunk.commit, chunk.committed, reader));
    }

    private static ChunkPlan withPayload(ChunkPlan plan, WorkFile.Slice slice, WorkFile.Reader reader) {
        if (slice.length() == 0) {
            return plan;
        }
        return with(plan, ChunkPayload.of(reader.read(slice)));
    }

    private static ChunkCommit withPayload(ChunkCommit commit, WorkFile.Slice slice, WorkFile.Reader reader) {
        if (slice.length() == 0) {
            return commit;
        }
        ChunkPayload payload = ChunkPayload.of(reader.read(slice));
        return new ChunkCommit(commit.chunk(), commit.tally(), commit.applied(), payload.issues(), payload.rejected());
    }

    private static ChunkPlan with(ChunkPlan plan, ChunkPayload payload) {
        return new ChunkPlan(
                plan.chunk(),
                plan.firstRow(),
                plan.lastRow(),
                plan.settled(),
                plan.changes(),
                payload.issues(),
                payload.rejected(),
                payload.claims());
    }
}
