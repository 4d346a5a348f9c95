// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.spi.SourceOpener;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A file of any size that needs no disk: each time it is opened, a thread of its own generates the same bytes anew. */
final class GeneratedFile implements SourceOpener {
    private final FileKind kind;
    private final long rows;

    GeneratedFile(FileKind kind, long rows) {
        this.kind = kind;
        this.rows = rows;
    }

    @Override
    public InputStream open() {
        Blocks blocks = new Blocks();
        Thread generator = new Thread(() -> generate(blocks), "generator");
        generator.setDaemon(true);
        blocks.generator = generator;
        generator.start();
        return blocks;
    }

    private void generate(Blocks blocks) {
        try (OutputStream target = blocks.target()) {
            kind.write(target, rows);
        } catch (InterruptedIOException closed) {
            // Nobody wants to read on.
            return;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Blocks of bytes on their way from one thread to another; an empty one is the end. */
    private static final class Blocks extends InputStream {
        private static final int AHEAD = 4;
        private static final byte[] END = {};

        private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(AHEAD);
        private Thread generator = Thread.currentThread();
        private byte[] block = {};
        private int position;
        private boolean ended;

        OutputStream target() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    put(new byte[] {(byte) b});
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (length > 0) {
                        put(Arrays.copyOfRange(bytes, offset, offset + length));
                    }
                }

                @Override
                public void close() throws IOException {
                    put(END);
                }
            };
        }

        private void put(byte[] bytes) throws IOException {
            try {
                queue.put(bytes);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? block[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int n = Math.min(length, block.length - position);
            System.arraycopy(block, position, target, offset, n);
            position += n;
            return n;
        }

        private boolean hasMore() throws IOException {
            if (position == block.length && !ended) {
                try {
                    block = queue.take();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException();
                }
                position = 0;
                ended = block.length == 0;
            }
            return !ended;
        }

        @Override
        public void close() {
            generator.interrupt();
        }
    }
}
