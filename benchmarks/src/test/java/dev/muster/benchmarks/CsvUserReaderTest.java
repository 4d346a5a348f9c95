// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ParseException;

/** What we compare with has to do its work: a job of Spring Batch that cannot be started again would have it too easy. */
class CsvUserReaderTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void writeThreeUsersTheSecondOfWhichHasACellTooFew() throws IOException {
        Path sound = directory.resolve("sound.csv");
        try (OutputStream target = Files.newOutputStream(sound)) {
            FileKind.CSV.write(target, 1);
        }
        String[] lines = Files.readString(sound).split("\n", 2);
        file = directory.resolve("users.csv");
        Files.writeString(file, lines[0] + "\n" + lines[1] + "too,few\n" + lines[1]);
    }

    @Test
    void goesOnAfterTheRowsThatWereReadBefore() throws Exception {
        ExecutionContext state = new ExecutionContext();
        CsvUserReader first = new CsvUserReader(file);
        first.open(state);
        assertThat(first.read()).isNotNull();
        assertThatThrownBy(first::read).isInstanceOf(ParseException.class);
        first.update(state);
        first.close();

        CsvUserReader second = new CsvUserReader(file);
        second.open(state);
        assertThat(second.read()).isNotNull();
        assertThat(second.read()).isNull();
        second.close();
    }
}
