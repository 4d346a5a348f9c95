// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A spool whose files are encrypted, each under a key of its own, which lies wrapped at its beginning. Safe for use by several threads.
 *
 * <p>A file is the length and the text of its wrapped key, then frames of up to 64 KiB of content: length, then ciphertext. The place of a
 * frame, and whether it is the last, belong to what is authenticated, so that a file which was cut off or rearranged is not taken for
 * whole. A part of a file that is used by its {@linkplain SpoolFile#path path}, past the stream, is not encrypted: that is for work files,
 * which hold nothing but salted fingerprints.
 */
public final class EncryptedSpool implements Spool {
    private static final int FRAME_BYTES = 1 << 16;
    /** A frame with nonce and tag. */
    private static final int MOST_SEALED = FRAME_BYTES + 64;

    private static final int MOST_KEY_BYTES = 1 << 12;

    private final Spool files;
    private final KeyProvider keys;

    /**
     * Encrypts what goes into a spool.
     *
     * @param files keeps the files
     * @param keys the host's keys
     */
    public EncryptedSpool(Spool files, KeyProvider keys) {
        this.files = Objects.requireNonNull(files, "files");
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    @Override
    public SpoolFile create() throws IOException {
        DataKey key = DataKey.create(keys);
        SpoolFile file = files.create();
        return new EncryptedFile(file, new SealingStream(file.stream(), key));
    }

    @Override
    public InputStream open(String key) throws IOException {
        InputStream stream = files.open(key);
        try {
            BufferedInputStream buffered = new BufferedInputStream(stream);
            buffered.mark(1);
            if (buffered.read() < 0) {
                return buffered; // nothing was written, so nothing was encrypted
            }
            buffered.reset();
            DataInputStream data = new DataInputStream(buffered);
            int length = data.readInt();
            if (length < 1 || length > MOST_KEY_BYTES) {
                throw new IOException("A file of the spool is not encrypted, or damaged");
            }
            String wrapped = new String(data.readNBytes(length), StandardCharsets.UTF_8);
            return new OpeningStream(data, DataKey.open(wrapped, keys));
        } catch (ClosedPayloadException closed) {
            stream.close();
            throw new IOException(closed.getMessage());
        } catch (IOException | RuntimeException unreadable) {
            stream.close();
            throw unreadable;
        }
    }

    @Override
    public void delete(String key) throws IOException {
        files.delete(key);
    }

    private static String place(long frame, boolean last) {
        return "frame " + frame + (last ? ", the last" : "");
    }

    /**
     * A file that is being written.
     *
     * @param file where it lies
     * @param stream encrypts what is written
     */
    private record EncryptedFile(SpoolFile file, OutputStream stream) implements SpoolFile {
        @Override
        public String key() {
            return file.key();
        }

        @Override
        public Path path() {
            return file.path();
        }
    }

    /** Writes nothing, not even the key, before there is something to encrypt: a work file must stay empty. */
    private static final class SealingStream extends OutputStream {
        private final DataOutputStream out;
        private final DataKey key;
        private final byte[] frame = new byte[FRAME_BYTES];
        private int size;
        private long frames;
        private boolean closed;

        SealingStream(OutputStream out, DataKey key) {
            this.out = new DataOutputStream(out);
            this.key = key;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (size == FRAME_BYTES) {
                    seal(false);
                }
                int part = Math.min(left, FRAME_BYTES - size);
                System.arraycopy(bytes, from, frame, size, part);
                size += part;
                from += part;
                left -= part;
            }
        }

        private void seal(boolean last) throws IOException {
            if (frames == 0) {
                byte[] wrapped = key.wrapped().getBytes(StandardCharsets.UTF_8);
                out.writeInt(wrapped.length);
                out.write(wrapped);
            }
            byte[] sealed = key.seal(Arrays.copyOf(frame, size), place(frames++, last));
            out.writeInt(sealed.length);
            out.write(sealed);
            size = 0;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try (out) {
                if (size > 0 || frames > 0) {
                    seal(true);
                }
            }
        }
    }

    private static final class OpeningStream extends InputStream {
        private final DataInputStream in;
        private final DataKey key;
        private byte[] frame = new byte[0];
        private int next;
        private long frames;
        private boolean last;

        OpeningStream(DataInputStream in, DataKey key) {
            this.in = in;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (next == frame.length) {
                if (last) {
                    return -1;
                }
                openFrame();
            }
            int part = Math.min(length, frame.length - next);
            System.arraycopy(frame, next, bytes, offset, part);
            next += part;
            return part;
        }

        /** What follows tells whether a frame is the last: nothing does. */
        private void openFrame() throws IOException {
            int length = in.readInt();
            if (length < 1 || length > MOST_SEALED) {
                throw new IOException("A file of the spool is damaged");
            }
            byte[] sealed = in.readNBytes(length);
            if (sealed.length < length) {
                throw new EOFException("A file of the spool is cut off");
            }
            in.mark(1);
            last = in.read() < 0;
            in.reset();
            try {
                frame = key.open(sealed, place(frames++, last));
            } catch (ClosedPayloadException closed) {
                throw new IOException(closed.getMessage());
            }
            next = 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
