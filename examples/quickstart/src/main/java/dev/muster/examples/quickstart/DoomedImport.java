// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An import in a process of its own, which is killed half-way, as a crash or a power cut would do. */
final class DoomedImport {
    private static final String ROWS = "rows ";

    private DoomedImport() {}

    /**
     * Runs the import, and tells on the standard output how many rows are through.
     *
     * @param args the file of the state and the file of users
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try (DurableState state = DurableState.open(Path.of(args[0]));
                Muster muster = state.muster().directory(Intake.directory()).build()) {
            ImportJob job = Intake.options(ImportJob.from(Path.of(args[1])))
                    .reason("spring intake")
                    .chunkSize(100);
            muster.start(
                            job,
                            snapshot -> System.out.println(
                                    ROWS + snapshot.progress().tally().total()))
                    .await();
        }
    }

    /** {@return how many rows were through when the process was killed} */
    static long killAfter(long rows, Path state, Path users) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        DoomedImport.class.getName(),
                        state.toString(),
                        users.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            long through = 0;
            for (String line = said.readLine(); line != null && through < rows; line = said.readLine()) {
                through = line.startsWith(ROWS) ? Long.parseLong(line.substring(ROWS.length())) : through;
            }
            return through;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Maven runs the quickstart in a class loader of its own. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        if (DoomedImport.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                try {
                    entries.add(Path.of(url.toURI()).toString());
                } catch (URISyntaxException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        entries.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, entries);
    }
}
