// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.job.RollbackReport;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.Host;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRecord;
import java.util.List;

/** Rollbacks as a kind of jobs. */
public final class RollbackKind implements JobKind<FrozenRollback, RollbackReport> {
    /** The kind's name. */
    public static final String NAME = "rollback";

    /** Creates the kind. */
    public RollbackKind() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String encode(FrozenRollback definition) {
        return FrozenRollbackJson.write(definition);
    }

    @Override
    public FrozenRollback decode(String json) {
        return FrozenRollbackJson.read(json);
    }

    /** Needs nothing but the store. */
    @Override
    public List<String> missing(FrozenRollback definition, Host host) {
        return List.of();
    }

    @Override
    public void run(FrozenRollback definition, JobContext context) {
        new RollbackRun(definition, context).run();
    }

    @Override
    public RollbackReport report(FrozenRollback definition, JobRecord job, ChunkHistory history, Host host) {
        return new JournaledRollbackReport(job.snapshot(), definition, history);
    }
}
