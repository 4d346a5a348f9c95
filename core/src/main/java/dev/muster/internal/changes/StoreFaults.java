// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

/** Tells the application's log what the host's store throws: its type and its place, never its message, which may hold data. */
public final class StoreFaults {
    private static final System.Logger LOG = System.getLogger("dev.muster.store");

    private StoreFaults() {}

    /** Logs what was thrown while the store worked on something. */
    public static void log(String what, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        LOG.log(
                System.Logger.Level.WARNING,
                "The store failed on {0} with {1} at {2}",
                what,
                thrown.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
