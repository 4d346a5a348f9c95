// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.jdbc.JdbcJobRepository;
import dev.muster.jdbc.JdbcUserStore;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Users, jobs and their journals in one file of SQLite, which outlives the process: each chunk of an import is one transaction.
 *
 * @param jobs keeps the jobs
 * @param users the users
 */
record DurableState(JdbcJobRepository jobs, JdbcUserStore users) implements Closeable {
    /** So short that nobody has to wait for long until the job of a process that died is taken over. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    static DurableState open(Path file) {
        JdbcJobRepository jobs = JdbcJobRepository.sqlite(file);
        JdbcUserStore.createStandardSchema(jobs.dataSource());
        return new DurableState(jobs, JdbcUserStore.standard(jobs.dataSource()).build());
    }

    MusterBuilder muster() {
        return Muster.builder().users(users).state(jobs).lease(LEASE);
    }

    long size() {
        return Roster.of(users).size();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
