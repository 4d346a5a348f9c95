// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of the history to show, newest first. Each part narrows the choice; an empty set and a null do not. Immutable.
 *
 * @param kinds kinds of jobs
 * @param states states
 * @param requestedBy who asked for the job
 * @param parent the job they take up again or roll back
 * @param from earliest time of creation, inclusive
 * @param before end of the times of creation, exclusive
 * @param after the last job of the page before, to go on behind it
 * @param limit how many jobs at most, 1 to 1,000
 */
public record JobQuery(
        Set<String> kinds,
        Set<JobState> states,
        @Nullable String requestedBy,
        @Nullable JobId parent,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable JobId after,
        int limit) {
    private static final JobQuery ALL = new JobQuery(Set.of(), Set.of(), null, null, null, null, null, 100);

    /**
     * Copies the sets.
     *
     * @param kinds kinds of jobs
     * @param states states
     * @param requestedBy who asked for the job
     * @param parent the job they take up again or roll back
     * @param from earliest time of creation, inclusive
     * @param before end of the times of creation, exclusive
     * @param after the last job of the page before, to go on behind it
     * @param limit how many jobs at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is out of range
     */
    public JobQuery {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("A page holds 1 to 1,000 jobs, not " + limit);
        }
    }

    /** {@return the query for the 100 newest jobs} */
    public static JobQuery all() {
        return ALL;
    }

    /**
     * {@return this query for jobs in one of these states}
     *
     * @param wanted the states
     */
    public JobQuery in(JobState... wanted) {
        return new JobQuery(kinds, Set.of(wanted), requestedBy, parent, from, before, after, limit);
    }

    /**
     * {@return this query for jobs of one of these kinds}
     *
     * @param wanted the kinds
     */
    public JobQuery ofKind(String... wanted) {
        return new JobQuery(Set.of(wanted), states, requestedBy, parent, from, before, after, limit);
    }

    /**
     * {@return this query for jobs somebody asked for}
     *
     * @param who the name given to {@code requestedBy}
     */
    public JobQuery by(String who) {
        return new JobQuery(kinds, states, who, parent, from, before, after, limit);
    }

    /**
     * {@return this query for the jobs that take a job up again or roll it back}
     *
     * @param job that job
     */
    public JobQuery of(JobId job) {
        return new JobQuery(kinds, states, requestedBy, job, from, before, after, limit);
    }

    /**
     * {@return this query for jobs created in a range of time}
     *
     * @param start earliest time, inclusive
     * @param end latest time, exclusive
     */
    public JobQuery between(Instant start, Instant end) {
        return new JobQuery(kinds, states, requestedBy, parent, start, end, after, limit);
    }

    /**
     * {@return this query for the page behind a job}
     *
     * @param last the last job of the page before
     */
    public JobQuery after(JobId last) {
        return new JobQuery(kinds, states, requestedBy, parent, from, before, last, limit);
    }

    /**
     * {@return this query with another size of page}
     *
     * @param size how many jobs at most, 1 to 1,000
     */
    public JobQuery limit(int size) {
        return new JobQuery(kinds, states, requestedBy, parent, from, before, after, size);
    }

    /**
     * {@return whether a job is one of those asked for, its place in the pages left aside}
     *
     * @param job the job
     */
    public boolean matches(JobSnapshot job) {
        return (kinds.isEmpty() || kinds.contains(job.kind()))
                && (states.isEmpty() || states.contains(job.state()))
                && (requestedBy == null || requestedBy.equals(job.requestedBy()))
                && (parent == null || parent.equals(job.parent()))
                && (from == null || !job.createdAt().isBefore(from))
                && (before == null || job.createdAt().isBefore(before));
    }
}
