// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A {@link CrashNode} in a process of its own. */
final class ChildNode implements Closeable {
    private final Process process;
    private final BufferedReader said;

    private ChildNode(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildNode start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                CrashNode.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ChildNode(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Modules and tests of this process, as a class path. */
    private static String classPath() {
        try {
            URI own = Objects.requireNonNull(CrashNode.class.getResource("CrashNode.class"))
                    .toURI();
            Path tests = Path.of(own).resolve("../../../..").normalize();
            return String.join(
                    File.pathSeparator,
                    tests.toString(),
                    Objects.requireNonNullElse(System.getProperty("jdk.module.path"), ""),
                    System.getProperty("java.class.path"));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Waits until so many rows are through, or the node is done; answers whether it still works. */
    boolean awaitRows(long rows) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ROWS ") && Long.parseLong(line.substring(5)) >= rows) {
                return true;
            }
        }
        return false;
    }

    /** Waits until the node has found its jobs. */
    void awaitWork() throws IOException {
        String line = said.readLine();
        while (line != null && !line.equals("WORKING")) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo("WORKING");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal, such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the end of the process; fails if that does not come. */
    int await() throws IOException, InterruptedException {
        awaitRows(Long.MAX_VALUE);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the node ends").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
