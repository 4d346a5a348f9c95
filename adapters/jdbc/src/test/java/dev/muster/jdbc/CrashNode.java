// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.job.JobListener;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.OnMatch;
import dev.muster.spi.DirectorySpool;
import dev.muster.user.UserField;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A node in a process of its own, to be killed: works on the jobs of a database, or starts one, until all of them have ended. It tells on
 * its standard output how many rows are through.
 */
final class CrashNode {
    static final Duration LEASE = Duration.ofSeconds(1);

    private CrashNode() {}

    /**
     * Runs the node.
     *
     * @param arguments where the database lies, the node's name, the folder of its spool, and what to start: {@code import} and the file,
     *     {@code rollback} and the job, or nothing
     */
    public static void main(String[] arguments) throws Exception {
        try (CrashDatabase database = CrashDatabase.open(arguments[0], arguments[1]);
                DirectorySpool spool = DirectorySpool.open(Path.of(arguments[2]));
                Muster muster = Muster.builder()
                        .users(database.users())
                        .state(database.repository())
                        .spool(spool)
                        .lease(LEASE)
                        .backOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                        .build()) {
            start(muster, arguments);
            List<JobSnapshot> running = running(muster);
            say("WORKING");
            for (JobSnapshot job : running) {
                await(muster, job.id());
            }
        }
        say("DONE");
        System.exit(0);
    }

    private static void start(Muster muster, String[] arguments) {
        if (arguments.length > 4 && arguments[3].equals("import")) {
            muster.start(job(Path.of(arguments[4])));
        } else if (arguments.length > 4) {
            muster.rollback(JobId.of(arguments[4]));
        }
    }

    static ImportJob job(Path file) {
        return ImportJob.from(file)
                .matchBy(UserField.EMAIL)
                .onMatch(OnMatch.UPDATE)
                .chunkSize(100);
    }

    private static List<JobSnapshot> running(Muster muster) {
        return muster.jobs(JobQuery.all()).stream()
                .filter(job -> !job.state().isFinal())
                .toList();
    }

    private static void await(Muster muster, JobId job) throws InterruptedException {
        JobListener teller =
                snapshot -> say("ROWS " + snapshot.progress().tally().total());
        var handle = muster.handle(job, teller);
        while (!handle.snapshot().state().isFinal()) {
            Thread.sleep(20);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
