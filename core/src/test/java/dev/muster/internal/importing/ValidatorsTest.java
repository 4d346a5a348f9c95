// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In virtual machines of their own, because the one that runs the tests opens every package that has tests: there, nobody would see that
 * a module does not let the validator in.
 */
class ValidatorsTest {
    private static final String PROBE = "dev.muster.probe.ValidationProbe";
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    @Test
    void everyValidatorIsTheSameOne() {
        assertThat(Validators.standard()).isSameAs(Validators.standard());
    }

    @Test
    void constraintsAndMessagesWorkOnTheModulePath(@TempDir Path dir) throws Exception {
        List<String> lines = run(
                dir,
                "--module-path",
                libraries(),
                "--add-modules",
                "dev.muster.core",
                "--add-exports",
                "dev.muster.core/dev.muster.internal.importing=ALL-UNNAMED",
                "--class-path",
                TEST_CLASSES.toString());
        assertThat(lines).contains("named true");
        assertThatAllIsFound(lines);
    }

    @Test
    void constraintsAndMessagesWorkOnTheClassPath(@TempDir Path dir) throws Exception {
        List<String> lines = run(dir, "--class-path", TEST_CLASSES + File.pathSeparator + libraries());
        assertThat(lines).contains("named false");
        assertThatAllIsFound(lines);
    }

    private static void assertThatAllIsFound(List<String> lines) {
        for (String who : List.of("muster", "host")) {
            assertThat(lines)
                    .contains(
                            who + " email: must be well-formed",
                            who + " otherEmails[1].<list element>: must be well-formed",
                            who + " nickname: size must be between 0 and 200",
                            who + " address.postalCode: size must be between 0 and 32");
        }
    }

    /** Muster's classes and the libraries they need, wherever the tests themselves found them. */
    private static String libraries() {
        String modules = Objects.requireNonNullElse(System.getProperty("jdk.module.path"), "");
        String all = modules + File.pathSeparator + System.getProperty("java.class.path");
        List<String> chosen = new ArrayList<>();
        for (String entry : all.split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName() == null
                    ? ""
                    : Path.of(entry).getFileName().toString();
            boolean isLibrary =
                    name.matches("(jakarta\\.validation|hibernate-validator|jboss-logging|classmate|jackson-).*jar");
            if (isLibrary || entry.endsWith(Path.of("core", "target", "classes").toString())) {
                chosen.add(entry);
            }
        }
        return String.join(File.pathSeparator, chosen);
    }

    private static List<String> run(Path dir, String... options) throws IOException, InterruptedException {
        Path output = dir.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-Dfile.encoding=UTF-8"));
        command.addAll(Arrays.asList(options));
        command.add(PROBE);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
