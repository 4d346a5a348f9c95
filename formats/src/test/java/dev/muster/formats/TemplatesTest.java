// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Recognition;
import dev.muster.job.FormatOptions;
import dev.muster.user.Grant;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    private Path folder;

    @Test
    void writesAFileThatIsRecognisedAndWhole() throws IOException {
        Path file = folder.resolve("users.csv");
        Templates.csv(file);
        byte[] bytes = Files.readAllBytes(file);
        Recognition recognition = CsvSample.CSV.recognize(bytes, true, FormatOptions.none(), List.of());
        CsvSample.Content content = new CsvSample(bytes, new CsvOptions(recognition.options())).read();

        assertThat(recognition.certainty()).isEqualTo(90);
        assertThat(content.records()).hasSize(2).allMatch(record -> record.defect() == null);
        assertThat(content.columns().names()).contains("email", "given_name", "created_at");
        assertThat(content.columns().names())
                .allMatch(name -> UserField.named(name).orElseThrow().grant() == Grant.NONE);
    }

    @Test
    void writesTheColumnsAskedForAndDoesNotOverwrite() throws IOException {
        Path file = folder.resolve("users.csv");
        Templates.csv(file, UserField.EMAIL, UserField.ROLES);

        assertThat(Files.readString(file))
                .isEqualTo("email,roles\r\nada@example.com,admin\r\njose@example.com,member\r\n");
        assertThatThrownBy(() -> Templates.csv(file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
