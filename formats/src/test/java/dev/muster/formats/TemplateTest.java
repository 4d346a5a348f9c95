// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.FAMILY_NAME;
import static dev.muster.user.UserField.ORGANIZATION;
import static dev.muster.user.UserField.PHONE;
import static dev.muster.user.UserField.ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Recognition;
import dev.muster.job.FormatOptions;
import dev.muster.store.Directory;
import dev.muster.user.Grant;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    private static final Directory HOST = Directory.of(List.of("owner", "guest", "editor"), List.of("north"));

    @TempDir
    private Path folder;

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String csv(Template template) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.writeCsv(out);
        return text(out);
    }

    @Test
    void writesAFileThatIsRecognisedAndWhole() throws IOException {
        Path file = folder.resolve("users.csv");
        Template.standard().writeCsv(file);
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
        Template template = Template.of(EMAIL, ROLES);
        template.writeCsv(file);

        assertThat(Files.readString(file))
                .isEqualTo("email,roles\r\nada@example.com,admin\r\njose@example.com,member\r\n");
        assertThatThrownBy(() -> template.writeCsv(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> template.writeJson(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aFieldStandsOnce() {
        assertThatThrownBy(Template::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Template.of(EMAIL, EMAIL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHeaderIsInTheLanguageOfThoseWhoFillItIn() throws IOException {
        Template template = Template.of(EMAIL, FAMILY_NAME, PHONE);
        assertThat(csv(template.titled(Locale.GERMAN))).startsWith("E-Mail-Adresse,Nachname,Telefonnummer\r\n");
        assertThat(csv(template.titled(Locale.FRENCH)))
                .startsWith("Adresse e-mail,Nom de famille,Numéro de téléphone\r\n");
        assertThat(csv(template.titled(Locale.JAPAN))).startsWith("E-mail address,Last name,Phone number\r\n");
    }

    @Test
    void excelGetsSemicolonsAndAByteOrderMark() throws IOException {
        Path file = folder.resolve("users.csv");
        Template.of(EMAIL, FAMILY_NAME).writeCsvForExcel(file);
        assertThat(Files.readString(file)).startsWith("\ufeffemail;family_name\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Template.of(EMAIL, FAMILY_NAME).writeCsvForExcel(out);
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void examplesHoldOnlyWhatTheHostKnows() throws IOException {
        Template template = Template.of(EMAIL, ORGANIZATION, ROLES);
        assertThat(csv(template.directory(HOST)))
                .isEqualTo("email,organization,roles\r\nada@example.com,,editor\r\njose@example.com,,guest\r\n");
        assertThat(csv(template.directory(Directory.of(List.of("only"), List.of("acme")))))
                .contains("ada@example.com,acme,only", "jose@example.com,acme,only");
        assertThat(csv(template.directory(Directory.of(List.of(), List.of())))).contains("ada@example.com,,\r\n");
        assertThat(csv(Template.of(EMAIL, ROLES).directory(Directory.of(List.of("a;b"), List.of()))))
                .contains("\"[\"\"a;b\"\"]\"");
    }

    @Test
    void everyFieldButSecretsHasAnExampleInJson() throws IOException {
        Path file = folder.resolve("users.json");
        Template.of(UserField.values()).writeJson(file);
        Object first = ((List<?>) ParsedJson.of(Files.readAllBytes(file))).get(0);
        for (UserField field : UserField.values()) {
            boolean isShown = field != UserField.ID && field.grant() != Grant.PASSWORDS;
            assertThat(((Map<?, ?>) first).containsKey(field.fileName()))
                    .as(field.fileName())
                    .isEqualTo(isShown);
        }
        assertThat(ParsedJson.at(first, "roles")).isEqualTo(List.of("admin"));
        assertThat(ParsedJson.at(first, "email_verified")).isEqualTo(true);
    }

    @Test
    void ndjsonHasOneUserALine() throws IOException {
        Path file = folder.resolve("users.ndjson");
        Template.of(EMAIL, FAMILY_NAME).writeNdjson(file);
        assertThat(Files.readString(file)).isEqualTo("""
                {"email":"ada@example.com","family_name":"Example"}
                {"email":"jose@example.com","family_name":"Muestra"}
                """);
    }

    @Test
    void metadataHasATitleInEveryLanguage() throws IOException {
        Path file = folder.resolve("people.csv-metadata.json");
        Template.of(EMAIL, ROLES, UserField.BIRTHDATE)
                .directory(HOST)
                .in(Locale.GERMAN)
                .writeCsvMetadata(file);
        Object metadata = ParsedJson.of(Files.readAllBytes(file));
        assertThat(ParsedJson.at(metadata, "url")).isEqualTo("people.csv");
        assertThat(ParsedJson.at(metadata, "@context"))
                .isEqualTo(List.of("http://www.w3.org/ns/csvw", Map.of("@language", "de")));
        List<?> columns = (List<?>) ParsedJson.at(metadata, "tableSchema", "columns");
        assertThat(columns).hasSize(3);
        Object email = columns.get(0);
        assertThat(ParsedJson.at(email, "name")).isEqualTo("email");
        assertThat(ParsedJson.at(email, "required")).isEqualTo(true);
        assertThat(ParsedJson.at(email, "titles", "en")).isEqualTo(List.of("email", "E-mail address"));
        assertThat(ParsedJson.at(email, "titles", "es")).isEqualTo(List.of("Correo electrónico"));
        Object roles = columns.get(1);
        assertThat(ParsedJson.at(roles, "separator")).isEqualTo(";");
        assertThat(ParsedJson.at(roles, "datatype", "format")).isEqualTo("editor|guest|owner");
        assertThat((String) ParsedJson.at(roles, "dc:description")).endsWith("Erlaubt sind: editor, guest, owner.");
        assertThat(ParsedJson.at(columns.get(2), "datatype")).isEqualTo("date");
    }

    @Test
    void metadataDescribesEveryField() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Template.of(UserField.values()).writeCsvMetadata(out);
        Object metadata = ParsedJson.of(out.toByteArray());
        assertThat(ParsedJson.at(metadata, "url")).isEqualTo("users.csv");
        assertThat((List<?>) ParsedJson.at(metadata, "tableSchema", "columns"))
                .hasSameSizeAs(UserField.values())
                .allSatisfy(column -> {
                    assertThat((String) ParsedJson.at(column, "dc:description")).isNotBlank();
                    assertThat((Map<?, ?>) ParsedJson.at(column, "titles")).hasSize(4);
                    assertThat(ParsedJson.at(column, "datatype")).isNotNull();
                });
    }

    @Test
    void halfOfASurrogatePairIsAnErrorAndLeavesNoFile() {
        Template template = Template.of(EMAIL, ROLES).directory(Directory.of(List.of("\ud800"), List.of()));
        Path file = folder.resolve("users");
        assertThatThrownBy(() -> template.writeJsonSchema(file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.writeCsvMetadata(file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.writeJson(file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template.writeCsv(file)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void aTurkishMachineWritesTheSame() throws IOException {
        ByteArrayOutputStream here = new ByteArrayOutputStream();
        Template.standard().writeJsonSchema(here);
        Template.standard().writeCsvMetadata(here);
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            ByteArrayOutputStream there = new ByteArrayOutputStream();
            Template.standard().writeJsonSchema(there);
            Template.standard().writeCsvMetadata(there);
            assertThat(text(there)).isEqualTo(text(here)).doesNotContain("\r");
            Locale.setDefault(Locale.GERMANY);
            there.reset();
            Template.standard().writeJsonSchema(there);
            assertThat(text(there)).contains("Users to import");
        } finally {
            Locale.setDefault(machine);
        }
    }
}
