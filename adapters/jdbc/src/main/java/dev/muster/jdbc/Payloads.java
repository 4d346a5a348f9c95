// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.ClosedPayloadException;
import dev.muster.spi.DataKey;
import dev.muster.spi.KeyProvider;
import dev.muster.store.ChunkId;
import org.jspecify.annotations.Nullable;

/** What stands between the parts of a job's chunks and their columns: nothing, or the job's key. Safe for use by several threads. */
final class Payloads {
    /** What stands in the place of a key that was destroyed. */
    static final String DESTROYED = "";

    private static final Payloads PLAIN = new Payloads(null, false);
    private static final Payloads GONE = new Payloads(null, true);

    private final @Nullable DataKey key;
    private final boolean gone;

    private Payloads(@Nullable DataKey key, boolean gone) {
        this.key = key;
        this.gone = gone;
    }

    /**
     * Those of a job.
     *
     * @param wrapped its wrapped key, or null if its journal is not encrypted
     * @param keys the host's keys, or null if it has given none
     */
    static Payloads of(@Nullable String wrapped, @Nullable KeyProvider keys) {
        if (wrapped == null) {
            return PLAIN;
        }
        if (wrapped.equals(DESTROYED)) {
            return GONE;
        }
        if (keys == null) {
            throw new ClosedPayloadException("The journal is encrypted, and this repository was given no keys");
        }
        return new Payloads(DataKey.open(wrapped, keys), false);
    }

    /** Whether nothing can be read any more. */
    boolean areGone() {
        return gone;
    }

    /** A part of a chunk as it is stored. */
    byte @Nullable [] stored(byte @Nullable [] part, ChunkId chunk, String column) {
        if (gone) {
            throw new ClosedPayloadException("The key of job " + chunk.job() + " was destroyed");
        }
        return part == null || key == null ? part : key.seal(part, place(chunk, column));
    }

    /** A part of a chunk as it was before it was stored. */
    byte @Nullable [] read(byte @Nullable [] stored, ChunkId chunk, String column) {
        return stored == null || key == null ? stored : key.open(stored, place(chunk, column));
    }

    private static String place(ChunkId chunk, String column) {
        return chunk + "/" + column;
    }
}
