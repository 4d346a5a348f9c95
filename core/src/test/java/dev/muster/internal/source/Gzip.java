// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Gzip members made byte by byte, so that each part can be there, be absent or be wrong. */
final class Gzip {
    static final int TEXT = 1;
    static final int CHECKSUM = 2;
    static final int EXTRA = 4;
    static final int NAME = 8;
    static final int COMMENT = 16;

    private Gzip() {}

    static byte[] member(String content) {
        return member(content.getBytes(StandardCharsets.UTF_8), 0);
    }

    static byte[] member(byte[] content, int flags) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) checksum.getValue()).putInt(content.length);
        return join(header(flags), deflate(content), trailer.array());
    }

    static byte[] header(int flags) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 2, 3});
        if ((flags & EXTRA) != 0) {
            header.writeBytes(new byte[] {6, 0, 'A', 'p', 2, 0, 0, 9});
        }
        if ((flags & NAME) != 0) {
            header.writeBytes("users.csv\0".getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & COMMENT) != 0) {
            header.writeBytes("caf\u00e9\0".getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & CHECKSUM) != 0) {
            CRC32 checksum = new CRC32();
            checksum.update(header.toByteArray());
            header.write((int) checksum.getValue());
            header.write((int) checksum.getValue() >> 8);
        }
        return header.toByteArray();
    }

    static byte[] deflate(byte[] content) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /**
     * A member that begins with this content and then unpacks to a block of zeros so many times; made while it is read. It has no end: who
     * reads so far has not looked at how much comes out.
     */
    static InputStream bomb(byte[] content, int blocks) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] first = block(deflater, content);
        byte[] zeros = block(deflater, new byte[1 << 20]);
        byte[] again = block(deflater, new byte[1 << 20]);
        deflater.end();
        return new Pieces(join(header(0), first, zeros), again, blocks);
    }

    /** A beginning, and then the same piece so many times. */
    private static final class Pieces extends InputStream {
        private final byte[] again;
        private byte[] piece;
        private int at;
        private int left;

        Pieces(byte[] start, byte[] again, int times) {
            this.piece = start;
            this.again = again;
            this.left = times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == piece.length) {
                if (left == 0) {
                    return -1;
                }
                left--;
                piece = again;
                at = 0;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, count);
            at += count;
            return count;
        }
    }

    /** Ends at a byte's border, so that others can follow. */
    private static byte[] block(Deflater deflater, byte[] content) {
        byte[] room = new byte[content.length + 1024];
        deflater.setInput(content);
        int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(room, length);
    }
}
