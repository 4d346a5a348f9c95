// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.PauseReason;
import dev.muster.job.Progress;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The surroundings of a job that is being worked on. For use by the job's own thread unless said otherwise. */
public interface JobContext {
    /** {@return the job's id} */
    JobId id();

    /** {@return what the host has given} */
    Host host();

    /** {@return the journal, which refuses to write once the claim no longer holds} */
    ChunkJournal journal();

    /** {@return whom the repository was told to forget since the job was created, or the first of the jobs it takes up again} */
    Tombstones forgotten();

    /**
     * {@return the journal of another job to read, also while its owner writes}
     *
     * @param other the other job
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     */
    ChunkHistory history(JobId other);

    /** {@return what runs the steps of a chunk as one transaction, or one by one where store and journal share nothing} */
    UnitOfWork unitOfWork();

    /** {@return what the job's kind wanted to remember in an earlier run, as JSON} */
    Optional<String> checkpoint();

    /**
     * Remembers something for later runs and for the report, durably.
     *
     * @param json what to remember
     */
    void checkpoint(String json);

    /**
     * Tells how far the job has come: to listeners, and from time to time to the repository. Cheap.
     *
     * @param progress how far
     */
    void progress(Progress progress);

    /**
     * Stops here if somebody has asked for it or the claim is about to run out. To be called between chunks. What it throws ends the run
     * and is to be let through.
     */
    void stopIfAsked();

    /** {@return how far the job had come when an earlier run told so last} */
    Progress progressSoFar();

    /**
     * {@return the throwable that ends this run and leaves the job to whoever finds it, to be thrown by the caller}: for a thread that is
     * asked to end by its owner
     */
    RuntimeException release();

    /**
     * {@return the throwable that makes the job stand still, to be thrown by the caller}
     *
     * @param reason why
     */
    RuntimeException pause(PauseReason reason);

    /** {@return threads that may or may not run a task that is given to them: a job must get on without} */
    Executor helpers();
}
