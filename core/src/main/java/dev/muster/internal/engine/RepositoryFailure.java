// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

/** The repository failed, which is no fault of the job: its run ends without a word, and its lease runs out. */
final class RepositoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepositoryFailure(RuntimeException cause) {
        super("The repository of jobs failed", cause);
    }
}
