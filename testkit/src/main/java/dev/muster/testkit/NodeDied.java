// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

/**
 * The end of a node, as far as a test can play it in one process: whatever touches a fake of a dead node meets this error. Code that
 * handles errors must not be able to mend it, because a dead node mends nothing.
 */
public final class NodeDied extends Error {
    private static final long serialVersionUID = 1L;

    /** Creates the error. */
    public NodeDied() {
        super("The node has died");
    }
}
