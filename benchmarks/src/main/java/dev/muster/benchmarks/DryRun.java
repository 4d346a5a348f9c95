// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobListener;
import dev.muster.job.Source;

/** A validated dry run with the settings every job has that says nothing else. */
final class DryRun {
    private DryRun() {}

    /** Runs it, and answers what it reports. */
    static ImportReport of(Source source, Muster muster, JobListener listener) throws InterruptedException {
        return muster.start(ImportJob.from(source).dryRun(), listener).await();
    }
}
