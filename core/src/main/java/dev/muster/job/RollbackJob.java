// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Locale;
import java.util.Objects;

/**
 * A rollback that somebody may start: takes back what an import has written, and keeps what people have changed since. Data, no behaviour;
 * each call returns a changed copy.
 *
 * <pre>{@code
 * RollbackJob job = RollbackJob.of(handle.id()).withRetries().requestedBy("ops@host").reason("wrong file");
 * }</pre>
 *
 * @param job the import
 * @param retriesIncluded whether imports that have taken up rejected records of it are taken back first
 * @param dry whether nothing is written
 * @param origin where it comes from
 */
public record RollbackJob(JobId job, boolean retriesIncluded, boolean dry, Origin origin) {
    /**
     * Checks that import and origin are there.
     *
     * @param job the import
     * @param retriesIncluded whether imports that have taken up rejected records of it are taken back first
     * @param dry whether nothing is written
     * @param origin where it comes from
     */
    public RollbackJob {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * {@return a rollback of an import}
     *
     * @param job the import
     */
    public static RollbackJob of(JobId job) {
        return new RollbackJob(job, false, false, Origin.unknown());
    }

    /** {@return this rollback that takes back, newest first, what retries of the import have written, before the import itself} */
    public RollbackJob withRetries() {
        return new RollbackJob(job, true, dry, origin);
    }

    /** {@return this rollback that does everything but write} */
    public RollbackJob dryRun() {
        return new RollbackJob(job, retriesIncluded, true, origin);
    }

    /**
     * {@return this rollback with messages in another language; by default English}
     *
     * @param language the language; English where there is no translation
     */
    public RollbackJob locale(Locale language) {
        return with(new Origin(language, origin.requestedBy(), origin.reason(), null));
    }

    /**
     * {@return this rollback with the name of whoever asked for it, for the history}
     *
     * @param who in the host's words
     */
    public RollbackJob requestedBy(String who) {
        return with(new Origin(origin.locale(), who, origin.reason(), null));
    }

    /**
     * {@return this rollback with the reason why, for the history}
     *
     * @param why in the host's words
     */
    public RollbackJob reason(String why) {
        return with(new Origin(origin.locale(), origin.requestedBy(), why, null));
    }

    private RollbackJob with(Origin where) {
        return new RollbackJob(job, retriesIncluded, dry, where);
    }
}
