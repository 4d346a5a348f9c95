// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.JobFault;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.Spool;
import dev.muster.user.UserKey;
import java.io.Closeable;
import java.io.IOException;

/**
 * Which record of a job has claimed which key: the first that carries it, or whose user has it. What is claimed stays claimed.
 *
 * <p>Keys are kept as fingerprints in a work file, 40 bytes of disk and no heap for each. Not safe for use by several threads.
 */
final class KeyClaims implements Closeable {
    /** 48 KiB: most imports never need more. */
    private static final long SMALLEST = 2048;
    /** Two to the power of 26 entries of 24 bytes: 1.5 GiB. */
    private static final int SEGMENT_BITS = 26;

    private final Spool spool;
    private final int segmentBits;
    private final KeyFingerprint fingerprint = new KeyFingerprint();
    private FingerprintTable table;

    private KeyClaims(Spool spool, int segmentBits, FingerprintTable table) {
        this.spool = spool;
        this.segmentBits = segmentBits;
        this.table = table;
    }

    /**
     * Starts without claims.
     *
     * @param spool where the work file shall lie
     * @param expected how many keys there will probably be; more are fine, but cost time
     * @throws JobFaultException if there is no room for the work file
     */
    static KeyClaims open(Spool spool, long expected) {
        try {
            return open(spool, expected, SEGMENT_BITS);
        } catch (IOException noRoom) {
            throw noRoom();
        }
    }

    static KeyClaims open(Spool spool, long expected, int segmentBits) throws IOException {
        // A little more than needed: the last of those expected must not make it grow.
        long capacity = Math.max(SMALLEST, expected / 3 * 5 + 10);
        return new KeyClaims(spool, segmentBits, FingerprintTable.create(spool, capacity, segmentBits));
    }

    /** A claim: by which row, and whether that row itself carries the key or only the user it has touched. */
    record Claim(long row, boolean carried) {
        private static final Claim NONE = new Claim(0, false);

        /** Whether somebody else than this row has it. */
        boolean isOfOther(long other) {
            return row != 0 && row != other;
        }

        private static Claim decode(long number) {
            return number == 0 ? NONE : new Claim(number >>> 1, (number & 1) != 0);
        }

        private static long encode(long row, boolean carried) {
            return row << 1 | (carried ? 1 : 0);
        }
    }

    /** The claim on this key; of row 0 if there is none. */
    Claim on(UserKey key) {
        fingerprint.take(key);
        return Claim.decode(table.get(fingerprint.high(), fingerprint.low()));
    }

    /**
     * Claims a key that a record carries.
     *
     * @param row the record's number
     * @return 0 if the key was free, else the row that has it; that may be the same row
     */
    long claim(UserKey key, long row) {
        return claim(key, row, true);
    }

    /** Claims a key that the user has whom a record matches, while the record itself does not carry it. */
    long claimOfUser(UserKey key, long row) {
        return claim(key, row, false);
    }

    private long claim(UserKey key, long row, boolean carried) {
        if (table.size() >= table.capacity() / 5 * 3) {
            grow();
        }
        fingerprint.take(key);
        long before = table.putIfAbsent(fingerprint.high(), fingerprint.low(), Claim.encode(row, carried));
        return Claim.decode(before).row();
    }

    private void grow() {
        try {
            FingerprintTable larger = FingerprintTable.create(spool, table.capacity() * 2, segmentBits);
            FingerprintTable smaller = table;
            smaller.copyTo(larger);
            table = larger;
            smaller.close();
        } catch (IOException noRoom) {
            throw noRoom();
        }
    }

    private static JobFaultException noRoom() {
        return new JobFaultException(new JobFault(null, 0, "There is no room for the work file of keys"));
    }

    /** How many keys are claimed. */
    long size() {
        return table.size();
    }

    /** Deletes the work file. */
    @Override
    public void close() throws IOException {
        table.close();
    }
}
