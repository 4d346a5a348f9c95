// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the quickstart puts its files: a folder that somebody names, else a temporary one; made when the first file is. */
final class OutputFolder {
    private Optional<Path> given;

    OutputFolder(Optional<Path> given) {
        this.given = given;
    }

    /** {@return the path of a file in the folder} */
    Path file(String name) throws IOException {
        Path folder = given.isPresent()
                ? Files.createDirectories(given.get().toAbsolutePath())
                : Files.createTempDirectory("muster-quickstart-");
        given = Optional.of(folder);
        return folder.resolve(name);
    }
}
