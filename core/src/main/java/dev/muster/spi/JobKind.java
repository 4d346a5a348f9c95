// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.List;

/**
 * A kind of jobs: what to do with a definition. Found with {@link java.util.ServiceLoader}; stateless and safe for use by several
 * threads.
 *
 * @param <D> what such a job is to do
 * @param <R> what it reports
 */
public interface JobKind<D, R> {
    /** {@return the kind's name, which never changes: lower-case letters and hyphens} */
    String name();

    /**
     * {@return the definition as JSON}
     *
     * @param definition what to do
     */
    String encode(D definition);

    /**
     * {@return the definition that was written as this JSON}
     *
     * @param json what {@link #encode} has written, possibly by an earlier release
     */
    D decode(String json);

    /**
     * {@return what the job needs and this node does not have, in words for an operator; empty if it can run here}
     *
     * @param definition what to do
     * @param host what the host has given
     */
    List<String> missing(D definition, Host host);

    /**
     * Does the job, or what is left of it. Called again for the same job after it stood still or its node died; the journal tells what has
     * been done. Returns when all is done.
     *
     * @param definition what to do
     * @param context the job's surroundings; it throws when the job shall stop, which is to be let through
     */
    void run(D definition, JobContext context);

    /**
     * Takes away what a job that has ended leaves behind and nobody needs any more, such as spooled copies of its source. Called once the
     * end is written down; not called if the node dies just then.
     *
     * @param definition what the job was to do
     * @param host what the host has given
     */
    default void ended(D definition, Host host) {}

    /**
     * {@return what there is to report about a job, however far it has come}
     *
     * @param definition what it is to do
     * @param job the job as the repository keeps it
     * @param history its chunks
     * @param host what the host has given
     */
    R report(D definition, JobRecord job, ChunkHistory history, Host host);
}
