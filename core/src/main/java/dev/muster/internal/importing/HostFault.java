// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

/** What the host's code throws while it works on one record. */
final class HostFault {
    private HostFault() {}

    /**
     * Passes on what no record can be blamed for. A stack that overflowed or a heap that could not hold what the host's code asked for is
     * whole again once that code was left; if it is not, the next step of the job fails by itself.
     */
    static void check(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (thrown instanceof VirtualMachineError error
                && !(error instanceof StackOverflowError)
                && !(error instanceof OutOfMemoryError)) {
            throw error;
        }
    }
}
