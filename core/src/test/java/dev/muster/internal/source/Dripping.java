// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** Gives its bytes in small pieces, as from a slow connection, so that everything is cut everywhere; and knows whether it was closed. */
final class Dripping extends FilterInputStream {
    private final int size;
    private boolean closed;

    Dripping(byte[] bytes, int size) {
        super(new ByteArrayInputStream(bytes));
        this.size = size;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, size));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    boolean closed() {
        return closed;
    }
}
