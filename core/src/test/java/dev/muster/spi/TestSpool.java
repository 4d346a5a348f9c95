// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A spool in the folder of a test, with plain names. */
public final class TestSpool implements Spool {
    private final Path folder;
    private int files;

    public TestSpool(Path folder) {
        this.folder = folder;
    }

    public synchronized int files() {
        return files;
    }

    @Override
    public synchronized SpoolFile create() throws IOException {
        String key = Integer.toString(++files);
        Path path = folder.resolve(key);
        return new NewFile(key, Files.newOutputStream(path), path);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(folder.resolve(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(folder.resolve(key));
    }

    private record NewFile(String key, OutputStream stream, Path path) implements SpoolFile {}
}
