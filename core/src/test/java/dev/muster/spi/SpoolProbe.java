// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The program of the child processes in {@link DirectorySpoolTest}: opens a spool, writes a file, and tells what their rights are. */
final class SpoolProbe {
    private SpoolProbe() {}

    public static void main(String[] args) throws IOException {
        try {
            DirectorySpool spool = DirectorySpool.open(Path.of(args[0]));
            Spool.SpoolFile file = spool.create();
            file.stream().write("secret".getBytes(StandardCharsets.UTF_8));
            file.stream().close();
            System.out.print(rights(spool.directory()) + " " + rights(file.path()));
        } catch (IOException refused) {
            System.out.print("refused");
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
