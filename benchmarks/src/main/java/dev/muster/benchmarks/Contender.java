// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** One of those that do the same work in turns. */
interface Contender {
    /** What it is called where its times are printed. */
    String name();

    /** Makes ready what is needed to begin, such as what is in the table; its time does not count. */
    default void prepare() throws IOException, SQLException, InterruptedException {}

    /**
     * Does the whole work once.
     *
     * @throws IllegalStateException if it did not do what it had to, by its own accounts
     */
    void run() throws IOException, SQLException, InterruptedException;
}
