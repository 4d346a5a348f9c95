// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IntakeFileTest {
    @Test
    void theFileThatComesWithTheProgramIsTheOneThatIsMadeHere() throws IOException {
        assertThat(bundled("users.csv").equals(IntakeFile.users())).isTrue();
        assertThat(bundled("corrections.csv").equals(IntakeFile.corrections())).isTrue();
    }

    private static String bundled(String name) throws IOException {
        try (InputStream in = Quickstart.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
