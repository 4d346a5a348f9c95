// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.muster.job.FieldRule;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.Grants;
import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.job.MusterException;
import dev.muster.job.OnAttributes;
import dev.muster.job.OnBlank;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.OnMatch;
import dev.muster.job.Source;
import dev.muster.job.StopAfter;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.ConversionRules;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.mapping.UnknownRole;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ImportJobJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JobId EARLIER = JobId.of("019a0000-0000-7000-8000-000000000001");

    private static final ImportJob PLAIN = ImportJob.from(new Source.Spooled("4f", "users.csv"));

    /** Every option away from its default. */
    private static final ImportJob FULL = ImportJob.retryOf(EARLIER, new Source.Spooled("4f", "users.csv"))
            .as(FormatName.CSV)
            .options(FormatOptions.none().with("delimiter", ";").with("encoding", "UTF-8"))
            .map("Mail", UserField.EMAIL)
            .map("Plan", ColumnTarget.attribute("billing", "plan"))
            .map("Born", ColumnTarget.field(UserField.BIRTHDATE), "date@1")
            .ignore("Notes")
            .constant(UserField.LOCALE, "de")
            .unknownColumns(UnknownColumns.IGNORE)
            .acceptGuesses()
            .matchBy(UserField.EXTERNAL_ID, UserField.EMAIL)
            .onMatch(OnMatch.SKIP)
            .onBlank(OnBlank.CLEAR)
            .onAttributes(OnAttributes.REPLACE)
            .rule(UserField.NICKNAME, FieldRule.NEVER)
            .rule(UserField.NAME, FieldRule.WHEN_EMPTY)
            .assignTo("acme")
            .organizationFromFile()
            .roles(RoleMapping.of("Administrator", "admin", "billing")
                    .and("User", "member")
                    .unknown(UnknownRole.DROP))
            .allow(UserField.STATUS, UserField.UPDATED_AT)
            .trustVerified()
            .dryRun()
            .limit(500)
            .stopAfter(new StopAfter(10, 0.25, 100))
            .chunkSize(250)
            .writers(4)
            .onBrokenSource(OnBrokenSource.KEEP_PREFIX)
            .locale(Locale.GERMANY)
            .requestedBy("ops@host")
            .reason("spring intake");

    static Stream<ImportJob> jobs() {
        ImportJob guessed = FULL.mapping(FULL.mapping()
                .with(new ColumnMapping(
                        "Fon",
                        new ColumnTarget.Nowhere(ColumnTarget.Reason.GUESS_NOT_ACCEPTED),
                        Confidence.GUESS,
                        ColumnTarget.field(UserField.PHONE),
                        null))
                .withRules(new ConversionRules("|", List.of("dd.MM.uuuu"), "Europe/Berlin")));
        return Stream.of(
                PLAIN,
                FULL,
                guessed,
                PLAIN.withSource(Source.of(Path.of("folder", "Zo\u00eb's users.csv"))),
                PLAIN.withSource(Source.named("nightly")),
                PLAIN.roles(RoleMapping.asIs().unknown(UnknownRole.KEEP)),
                PLAIN.as(new FormatName("json")).stopAfter(StopAfter.rate(1.0 / 3)));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everyJobComesBack(ImportJob job) {
        String json = ImportJobJson.write(job);
        ImportJob read = ImportJobJson.read(json);

        assertThat(ImportJobJson.write(read)).isEqualTo(json);
        assertThat(withoutRoles(read)).isEqualTo(withoutRoles(job));
        assertThat(roles(read)).isEqualTo(roles(job));
    }

    /** A role mapping has no equality of its own. */
    private static ImportJob withoutRoles(ImportJob job) {
        Grants grants = job.grants();
        return new ImportJob(
                job.source(),
                job.format(),
                job.options(),
                job.mapping(),
                job.matching(),
                new Grants(
                        grants.allowed(),
                        grants.verifiedTrusted(),
                        grants.organizationFromFile(),
                        null,
                        grants.assignedOrganization()),
                job.pace(),
                job.origin());
    }

    private static List<Object> roles(ImportJob job) {
        RoleMapping roles = job.grants().roles();
        return roles == null ? List.of() : List.of(roles.asMap(), roles.unknown());
    }

    @Test
    void storedNamesDoNotChange() throws IOException {
        JsonNode golden = golden();
        assertThat(MAPPER.readTree(ImportJobJson.write(FULL))).isEqualTo(golden);
        assertThat(ImportJobJson.write(ImportJobJson.read(golden.toString()))).isEqualTo(ImportJobJson.write(FULL));
    }

    @Test
    void namesOfANewerReleaseAreIgnored() throws IOException {
        String newer = golden().toString()
                .replace("{", "{\"addedLater\":{\"a\":[1]},")
                .replace("\"names\":{\"addedLater\":{\"a\":[1]},", "\"names\":{")
                .replace("\"fieldRules\":{\"addedLater\":{\"a\":[1]},", "\"fieldRules\":{")
                .replace("\"constants\":{\"addedLater\":{\"a\":[1]},", "\"constants\":{")
                .replace("\"options\":{\"addedLater\":{\"a\":[1]},", "\"options\":{");
        assertThat(newer).contains("addedLater");
        assertThat(ImportJobJson.write(ImportJobJson.read(newer))).isEqualTo(ImportJobJson.write(FULL));
    }

    @Test
    void aVersionOfANewerReleaseIsRefused() {
        String newer = ImportJobJson.write(PLAIN).replace("\"version\":1", "\"version\":2");
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> ImportJobJson.read(newer));
    }

    @Test
    void valuesThatAreRefusedNowAreNotProgrammingErrors() {
        String damaged = ImportJobJson.write(PLAIN).replace("\"writers\":1", "\"writers\":1000");
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> ImportJobJson.read(damaged));
        String unknown = ImportJobJson.write(PLAIN).replace("\"spooled\"", "\"carried by pigeon\"");
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> ImportJobJson.read(unknown));
    }

    @Test
    void rejectedRecordsOfASourceComeBackAsTheyWere() {
        Source whole = Source.named("intake");
        ImportJob job = PLAIN.withSource(new Source.Rejected(EARLIER, whole, "ab12"));
        assertThat(ImportJobJson.read(ImportJobJson.write(job))).isEqualTo(job);
    }

    @Test
    void contentThatIsNotInTheSpoolYetCannotBeStored() {
        ImportJob job = ImportJob.from(Source.of(new byte[0], "users.csv"));
        assertThatIllegalStateException().isThrownBy(() -> ImportJobJson.write(job));
    }

    @Test
    void aFileInAnArchiveCannotBeStored(@TempDir Path folder) throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            ImportJob job = ImportJob.from(zip.getPath("users.csv"));
            assertThatIllegalStateException().isThrownBy(() -> ImportJobJson.write(job));
        }
    }

    private static JsonNode golden() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ImportJobJsonTest.class.getResourceAsStream("import-job-1.json"))) {
            return MAPPER.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
