// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.job.MusterException;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.spi.Host;
import dev.muster.spi.SourceOpener;
import dev.muster.spi.Spool.SpoolFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens sources, whatever they are. */
final class SourceAccess {
    private static final System.Logger LOG = System.getLogger("dev.muster.importing");

    private final Host host;

    SourceAccess(Host host) {
        this.host = host;
    }

    /** Opens a source at its first byte. */
    InputStream open(Source source) {
        try {
            if (source instanceof Source.Rejected part) {
                return open(part.whole());
            }
            if (source instanceof Source.OfPath file) {
                return openFile(file.path());
            }
            if (source instanceof Source.Named named) {
                SourceOpener opener = host.sources().get(named.name());
                if (opener == null) {
                    throw new IllegalArgumentException("No source is registered as " + named.name());
                }
                return opener.open();
            }
            if (source instanceof Source.Spooled spooled) {
                return host.spool().open(spooled.key());
            }
        } catch (IOException unreadable) {
            throw new SourceRefusedException(IssueCode.SOURCE_UNREADABLE, 0, source.name());
        }
        throw new IllegalStateException(source.name() + " has to be spooled before it is read");
    }

    /** A plain stream where there is one: an interrupt of the job's thread does not close it, and so is not taken for a broken file. */
    private static InputStream openFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "It is no regular file");
        }
        return file.getFileSystem() == FileSystems.getDefault()
                ? new FileInputStream(file.toFile())
                : Files.newInputStream(file);
    }

    /** Makes a source one that can be opened again and again: content that only exists in memory goes to the spool. */
    Source reopenable(Source source) {
        if (!(source instanceof Source.Unspooled unspooled)) {
            return source;
        }
        try (InputStream content = unspooled.open()) {
            SpoolFile file = host.spool().create();
            try (OutputStream copy = file.stream()) {
                copy(content, copy);
            } catch (IOException | RuntimeException failed) {
                host.spool().delete(file.key());
                throw failed;
            }
            return new Source.Spooled(file.key(), source.name());
        } catch (IOException unreadable) {
            throw new SourceRefusedException(IssueCode.SOURCE_UNREADABLE, 0, source.name());
        }
    }

    /** Deletes the copy of content that came from memory; every other source belongs to the host. */
    void forget(Source source) {
        if (source instanceof Source.Spooled copy) {
            try {
                host.spool().delete(copy.key());
            } catch (IOException remains) {
                LOG.log(System.Logger.Level.WARNING, "A spooled copy could not be deleted");
            }
        }
    }

    private void copy(InputStream content, OutputStream copy) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            size += n;
            if (size > host.maxSourceBytes()) {
                throw new SourceRefusedException(
                        IssueCode.SOURCE_TOO_LARGE, 0, "more than " + host.maxSourceBytes() + " bytes");
            }
            write(copy, buffer, n);
        }
    }

    /** What is missing here to open the source, in words for an operator. */
    Optional<String> missing(Source source) {
        if (source instanceof Source.Rejected part) {
            return missing(part.whole());
        }
        if (source instanceof Source.OfPath file && !Files.isReadable(file.path())) {
            return Optional.of("file " + source.name());
        }
        if (source instanceof Source.Named named && !host.sources().containsKey(named.name())) {
            return Optional.of("source " + named.name());
        }
        if (source instanceof Source.Spooled spooled) {
            try {
                host.spool().open(spooled.key()).close();
            } catch (IOException gone) {
                return Optional.of("spooled copy of " + source.name());
            }
        }
        return Optional.empty();
    }

    private static void write(OutputStream copy, byte[] bytes, int length) {
        try {
            copy.write(bytes, 0, length);
        } catch (IOException full) {
            throw new MusterException("The spool cannot take a copy of the source: is its disk full?", full);
        }
    }
}
