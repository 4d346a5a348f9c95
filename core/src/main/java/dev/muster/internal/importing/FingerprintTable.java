// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.spi.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * A number for each of many 128-bit fingerprints, outside the heap: an open-addressing table of a fixed size in a mapped work file.
 *
 * <p>Every block of the file is written before it is mapped. A sparse file would be quicker to make, but the first touch of a block for
 * which the disk has no room kills the process. A mapping is at most 2 GiB, so there are several. They end when they are collected; the
 * file is deleted before that, which leaves nothing behind on any system that allows it.
 */
final class FingerprintTable implements Closeable {
    static final int ENTRY = 24;

    private static final int LOW = 8;
    private static final int NUMBER = 16;
    private static final int BLOCK = 1 << 16;

    private final Spool spool;
    private final String file;
    private final MappedByteBuffer[] segments;
    /** Entries in a segment, as a power of two. */
    private final int segmentBits;

    private final long capacity;
    private long size;

    private FingerprintTable(Spool spool, String file, MappedByteBuffer[] segments, int segmentBits, long capacity) {
        this.spool = spool;
        this.file = file;
        this.segments = segments;
        this.segmentBits = segmentBits;
        this.capacity = capacity;
    }

    /**
     * An empty table.
     *
     * @param capacity its size in entries; use no more than some 60 % of them
     * @param segmentBits two to the power of this many entries are mapped at once; 26 is the most that stays below 2 GiB
     */
    static FingerprintTable create(Spool spool, long capacity, int segmentBits) throws IOException {
        Spool.SpoolFile file = spool.create();
        try {
            file.stream().close();
            try (FileChannel channel =
                    FileChannel.open(file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                writeZeros(channel, capacity * ENTRY);
                return new FingerprintTable(
                        spool, file.key(), map(channel, capacity, segmentBits), segmentBits, capacity);
            }
        } catch (IOException | RuntimeException | Error noRoom) {
            try {
                spool.delete(file.key());
            } catch (IOException alsoFailed) {
                noRoom.addSuppressed(alsoFailed);
            }
            throw noRoom;
        }
    }

    private static void writeZeros(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        for (long left = bytes; left > 0; ) {
            zeros.clear().limit((int) Math.min(BLOCK, left));
            left -= channel.write(zeros);
        }
    }

    private static MappedByteBuffer[] map(FileChannel channel, long capacity, int segmentBits) throws IOException {
        long perSegment = 1L << segmentBits;
        MappedByteBuffer[] segments = new MappedByteBuffer[Math.toIntExact((capacity + perSegment - 1) / perSegment)];
        for (int i = 0; i < segments.length; i++) {
            long first = i * perSegment;
            long entries = Math.min(perSegment, capacity - first);
            segments[i] = channel.map(FileChannel.MapMode.READ_WRITE, first * ENTRY, entries * ENTRY);
        }
        return segments;
    }

    long capacity() {
        return capacity;
    }

    long size() {
        return size;
    }

    /** The number put in for this fingerprint, or 0. */
    long get(long high, long low) {
        long slot = slotOf(high, low);
        return segmentOf(slot).getLong(offsetOf(slot) + NUMBER);
    }

    /**
     * Puts a number in, unless there is one.
     *
     * @param number not 0
     * @return the number that was there before, or 0
     */
    long putIfAbsent(long high, long low, long number) {
        long slot = slotOf(high, low);
        MappedByteBuffer segment = segmentOf(slot);
        int offset = offsetOf(slot);
        long before = segment.getLong(offset + NUMBER);
        if (before == 0) {
            segment.putLong(offset, high);
            segment.putLong(offset + LOW, low);
            segment.putLong(offset + NUMBER, number);
            size++;
        }
        return before;
    }

    /** Both tables are in the order of fingerprints, so this walks through each file once, from front to back. */
    void copyTo(FingerprintTable other) {
        for (MappedByteBuffer segment : segments) {
            for (int offset = 0; offset < segment.capacity(); offset += ENTRY) {
                long number = segment.getLong(offset + NUMBER);
                if (number != 0) {
                    other.putIfAbsent(segment.getLong(offset), segment.getLong(offset + LOW), number);
                }
            }
        }
    }

    /** The slot that holds the fingerprint, or the free one where it belongs. */
    private long slotOf(long high, long low) {
        // The fingerprint as a fraction of all there can be, times the capacity: evenly spread for any capacity.
        long slot = Math.multiplyHigh(high >>> 1, capacity << 1);
        while (true) {
            MappedByteBuffer segment = segmentOf(slot);
            int offset = offsetOf(slot);
            if (segment.getLong(offset + NUMBER) == 0
                    || (segment.getLong(offset) == high && segment.getLong(offset + LOW) == low)) {
                return slot;
            }
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
    }

    private MappedByteBuffer segmentOf(long slot) {
        return segments[(int) (slot >>> segmentBits)];
    }

    private int offsetOf(long slot) {
        return (int) (slot & ((1L << segmentBits) - 1)) * ENTRY;
    }

    @Override
    public void close() throws IOException {
        spool.delete(file);
    }
}
