// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where a job reads from. A source must give the same bytes each time it is opened, because a job reads it more than once; a stream,
 * which cannot, is copied to the spool when the job starts.
 */
public sealed interface Source {
    /** {@return a name to show, such as that of the file; without folders} */
    String name();

    /**
     * A file, used where it lies.
     *
     * @param path the file
     */
    record OfPath(Path path) implements Source {
        /**
         * Makes the path independent of the current folder.
         *
         * @param path the file
         */
        public OfPath {
            path = path.toAbsolutePath();
        }

        @Override
        public String name() {
            Path file = path.getFileName();
            return file == null ? path.toString() : file.toString();
        }
    }

    /**
     * Something the host has registered on {@code Muster} under a name and can open again and again.
     *
     * @param name the registered name
     */
    record Named(String name) implements Source {
        /**
         * Checks that there is a name.
         *
         * @param name the registered name
         */
        public Named {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A copy in the spool.
     *
     * @param key the copy's key in the spool
     * @param name the name to show
     */
    record Spooled(String key, String name) implements Source {
        /**
         * Checks that both are there.
         *
         * @param key the copy's key in the spool
         * @param name the name to show
         */
        public Spooled {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * The records of a source that an earlier job has rejected, with the rows and lines they have there. Made by {@code Muster.retry}.
     *
     * @param by the job that rejected them
     * @param whole the source
     * @param sha256 the SHA-256 of the source as that job read it, in hexadecimal; one that has changed since is refused
     */
    record Rejected(JobId by, Source whole, String sha256) implements Source {
        /**
         * Checks that all are there.
         *
         * @param by the job that rejected them
         * @param whole the source
         * @param sha256 the SHA-256 of the source as that job read it, in hexadecimal
         * @throws IllegalArgumentException if the source cannot be opened again, or is itself a part of one
         */
        public Rejected {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(sha256, "sha256");
            if (whole instanceof Unspooled || whole instanceof Rejected) {
                throw new IllegalArgumentException(
                        "Rejected records are those of a whole source that can be opened again");
            }
        }

        @Override
        public String name() {
            return whole.name();
        }
    }

    /** Content that has not been copied to the spool yet; it is when a job with it is started or previewed. */
    final class Unspooled implements Source {
        private final Supplier<InputStream> content;
        private final String name;

        private Unspooled(Supplier<InputStream> content, String name) {
            this.content = content;
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * {@return the content, to be read to its end and closed}
         *
         * @throws IllegalStateException if the content is a stream that has been handed out before
         */
        public InputStream open() {
            return content.get();
        }

        @Override
        public String name() {
            return name;
        }
    }

    /**
     * {@return a file}
     *
     * @param path the file
     */
    static Source of(Path path) {
        return new OfPath(path);
    }

    /**
     * {@return a stream, which can be previewed or started once}
     *
     * @param stream the stream; read and closed when the job starts
     * @param name a name to show, such as that of an uploaded file
     */
    static Source of(InputStream stream, String name) {
        Objects.requireNonNull(stream, "stream");
        AtomicBoolean taken = new AtomicBoolean();
        return new Unspooled(
                () -> {
                    if (taken.getAndSet(true)) {
                        throw new IllegalStateException(
                                "The stream has been read already; name a file to read it again");
                    }
                    return stream;
                },
                name);
    }

    /**
     * {@return bytes}
     *
     * @param bytes the content, copied
     * @param name a name to show
     */
    static Source of(byte[] bytes, String name) {
        byte[] copy = bytes.clone();
        return new Unspooled(() -> new ByteArrayInputStream(copy), name);
    }

    /**
     * {@return something registered on {@code Muster}}
     *
     * @param name the name it is registered under
     */
    static Source named(String name) {
        return new Named(name);
    }
}
