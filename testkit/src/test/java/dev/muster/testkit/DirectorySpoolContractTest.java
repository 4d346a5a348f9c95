// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.spi.DirectorySpool;
import dev.muster.spi.Spool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectorySpoolContractTest extends SpoolContract {
    @TempDir
    private Path folder;

    @Override
    protected Spool emptySpool() throws IOException {
        return DirectorySpool.open(folder.resolve("spool"));
    }
}
