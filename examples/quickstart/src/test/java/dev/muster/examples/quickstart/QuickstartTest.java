// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    private static final String CREATED =
            "(?s).*created +%s\\R.*updated +%s\\R.*unchanged +%s\\R.*" + "skipped +%s\\R.*rejected +%s\\R.*";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Screen screen(boolean terminal) {
        return new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
    }

    private int run(boolean terminal, String... args) {
        return new Quickstart(screen(terminal)).run(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    @Test
    void theBundledFileIsImportedCorrectedAndImportedAgain() throws IOException, InterruptedException {
        new BundledTour(screen(false), new OutputFolder(Optional.of(folder))).run();
        String[] parts = printed().split("again, corrected", -1);
        assertThat(parts).hasSize(2);
        assertThat(parts[0])
                .containsPattern("Killed the process that imports, at [0-9,]+ of 5,400 rows\\.")
                .contains("5,400 of 5,400")
                .matches(String.format(Locale.ROOT, CREATED, "5,248", "0", "0", "40", "112"))
                .contains(
                        "-> attributes.office.floor",
                        "left out: looks secret",
                        folder.resolve("users.rejected.csv").toString());
        String[] more = parts[1].split("newcomers\\.json", -1);
        assertThat(more).hasSize(2);
        assertThat(more[1])
                .contains("Found to be json, users at /users", "contact.mobile", "-> phone_number", "name.givenName")
                .contains("row 3, column /roles/1: RECORD_MALFORMED")
                .matches(String.format(Locale.ROOT, CREATED, "3", "0", "0", "0", "1"))
                .contains("Users now: 5,363")
                .contains("Taking the newcomers back: 3 would go, 0 would stay")
                .contains("Undone 3, kept 0. Users now: 5,360");
        assertThat(more[0])
                .matches(String.format(Locale.ROOT, CREATED, "112", "0", "0", "0", "0"))
                .contains("Users: 5,248 before, 5,360 after; of those there before, 0 changed and 0 gone.");
        assertThat(err.size()).isZero();
    }

    @Test
    void aFileOfOnesOwnIsMatchedByTheKeyItHas() throws IOException {
        Path file = file("staff.csv", "Login;Given name;Roles\nada;Ada;chief\nbob;Bob;\nada;Again;\n");
        assertThat(run(false, file.toString(), folder.toString())).isZero();
        assertThat(printed())
                .contains("told apart by their username", "Users now: 2")
                .doesNotContain("Rejected rows");
    }

    @Test
    void aFileOfOnesOwnLeavesItsRejectedRowsInAFile() throws IOException {
        Path file = file("staff.csv", "email,birthdate\nada@example.com,1985-12-10\nbob@example.com,soon\n");
        assertThat(run(false, file.toString(), folder.toString())).isZero();
        assertThat(printed()).contains("Users now: 1", "DATE_MALFORMED");
        assertThat(folder.resolve("staff.rejected.csv"))
                .content()
                .contains("bob@example.com")
                .doesNotContain("ada@");
    }

    @Test
    void aFileOfJsonThatIsPackedIsTakenAsItIs() throws IOException {
        Path file = folder.resolve("staff.json.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write("[{\"email\":\"ada@example.com\"},{\"email\":\"nobody\"}]".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run(false, file.toString(), folder.toString())).isZero();
        assertThat(printed()).contains("Found to be json (95 % sure)", "compression=gzip", "Users now: 1");
        assertThat(folder.resolve("staff.rejected.json")).content().startsWith("[\n{\"email\":\"nobody\",");
    }

    @Test
    void anEncodingThatCannotBeToldIsProposedAndTakenByName() throws IOException {
        Path file = Files.write(
                folder.resolve("staff.csv"),
                "email,given_name\njose@example.com,José\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(false, file.toString(), folder.toString())).isEqualTo(1);
        assertThat(complained()).contains("--encoding=windows-1252", "José");

        assertThat(run(false, "--encoding=windows-1252", file.toString(), folder.toString()))
                .isZero();
        assertThat(printed()).contains("Users now: 1");
    }

    @Test
    void aTerminalShowsABarInOneLine() throws IOException {
        Path file = file("staff.csv", "email\nada@example.com\n");
        assertThat(run(true, file.toString(), folder.toString())).isZero();
        assertThat(printed()).contains("\r[##############################] 1 of 1");
    }

    @Test
    void namesOfColumnsDoNotSteerTheTerminal() throws IOException {
        Path file = file("staff.csv", "email,\u001b[31mred\u202e\nada@example.com,1\n");
        assertThat(run(false, file.toString(), folder.toString())).isZero();
        assertThat(printed()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void anInterruptedImportGoesOnWhenTheFolderIsNamedAgain() throws IOException, InterruptedException {
        Path users = file("users.csv", "email\nada@example.com\nbob@example.com\n");
        try (DurableState state = DurableState.open(folder.resolve("muster.db"));
                Muster never = state.muster().executor(task -> {}).build()) {
            never.start(ImportJob.from(users));
        }

        assertThat(run(false, users.toString(), folder.toString())).isZero();
        assertThat(printed()).contains("An import into this folder was interrupted", "Users now: 2");
    }

    @Test
    void aFileThatIsNotThereCostsOneLine() {
        assertThat(run(false, folder.resolve("nowhere.csv").toString())).isEqualTo(1);
        assertThat(complained().lines()).singleElement().asString().contains("SOURCE_UNREADABLE");
    }

    @Test
    void aFileThatCannotBeTakenInCostsOneLine() throws IOException {
        Path file = file("staff.csv", "email,birthdate\nada@example.com,\"1985-12-10\n");
        assertThat(run(false, file.toString(), folder.toString())).isEqualTo(1);
        assertThat(complained().lines()).singleElement().asString().contains("QUOTE_UNCLOSED");
    }

    @Test
    void tooManyArgumentsAreRefused() {
        assertThat(run(false, "a.csv", "b", "c")).isEqualTo(1);
        assertThat(complained().lines()).hasSize(1);
    }
}
