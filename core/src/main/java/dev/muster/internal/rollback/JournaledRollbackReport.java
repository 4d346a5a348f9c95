// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.json.JsonObject;
import dev.muster.internal.json.TallyJson;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.KeptUser;
import dev.muster.job.RollbackReport;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.JournaledChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The report of a rollback, read from its journal whenever it is asked. */
final class JournaledRollbackReport implements RollbackReport {
    private final JobSnapshot job;
    private final FrozenRollback rollback;
    private final ChunkHistory history;

    JournaledRollbackReport(JobSnapshot job, FrozenRollback rollback, ChunkHistory history) {
        this.job = job;
        this.rollback = rollback;
        this.history = history;
    }

    @Override
    public JobId job() {
        return job.id();
    }

    @Override
    public JobId rolledBack() {
        return rollback.rolledBack();
    }

    @Override
    public boolean dryRun() {
        return rollback.dryRun();
    }

    @Override
    public long undone() {
        return tally().updated();
    }

    @Override
    public long kept() {
        return tally().skipped();
    }

    @Override
    public long alreadyGone() {
        return tally().unchanged();
    }

    @Override
    public Tally tally() {
        Tally[] sum = {Tally.zero()};
        history.read(chunk -> {
            sum[0] =
                    chunk.commit() == null ? sum[0] : sum[0].plus(chunk.commit().tally());
            return true;
        });
        return sum[0];
    }

    @Override
    public Map<IssueCode, Long> countsByCode() {
        Map<IssueCode, Long> counts = new EnumMap<>(IssueCode.class);
        forEachKept(user -> counts.merge(user.code(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    @Override
    public void forEachKept(Consumer<KeptUser> visitor) {
        history.read(chunk -> {
            long number = chunk.plan().chunk().number();
            JobId source = rollback.targets().get(rollback.targetOf(number)).job();
            KeptIssues.read(source, issues(chunk)).forEach(visitor);
            return true;
        });
    }

    /** A chunk that was only begun may still come to anything, so nothing is told of it. */
    private static List<RowIssue> issues(JournaledChunk chunk) {
        if (chunk.commit() == null) {
            return List.of();
        }
        List<RowIssue> all = new ArrayList<>(chunk.plan().issues());
        all.addAll(chunk.commit().issues());
        return all;
    }

    @Override
    public String toJson() {
        Tally tally = tally();
        ObjectNode json = JsonObject.create();
        json.put("job", job().toString());
        json.put("state", job.state().name());
        json.put("rolledBack", rolledBack().toString());
        json.put("dryRun", dryRun());
        json.put("undone", tally.updated());
        json.put("kept", tally.skipped());
        json.put("alreadyGone", tally.unchanged());
        json.set("tally", TallyJson.write(tally));
        ObjectNode counts = json.putObject("countsByCode");
        countsByCode().forEach((code, count) -> counts.put(code.name(), count));
        return json.toString();
    }
}
