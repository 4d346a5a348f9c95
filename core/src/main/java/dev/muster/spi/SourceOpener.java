// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.IOException;
import java.io.InputStream;

/** Opens something the host has registered as a source. Safe for use by several threads. */
@FunctionalInterface
public interface SourceOpener {
    /**
     * {@return the source from its first byte; the same bytes each time}
     *
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
}
