// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.RecordWriter;
import dev.muster.store.Directory;
import dev.muster.user.Grant;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file to fill in, and what describes it: the columns that an import understands without being told anything, two users to be
 * overwritten, and a schema that says what each field holds. Immutable: each method answers a changed copy or writes.
 *
 * <pre>{@code
 * Template template = Template.of(EMAIL, GIVEN_NAME, FAMILY_NAME, ROLES).directory(directory).titled(Locale.GERMAN);
 * template.writeCsvForExcel(file);
 * template.writeJsonSchema(schema);
 * }</pre>
 *
 * <p>The example users can be imported as they are, where the job grants what their fields need. Written to a path, the file must not exist
 * and is complete or not there; a stream is flushed and not closed.
 */
public final class Template {
    private static final String METADATA_SUFFIX = "-metadata.json";

    /** Null for all that an import sets without being told to; how many of them there are depends on the format. */
    private final @Nullable List<UserField> fields;

    private final Directory directory;
    private final @Nullable Locale titles;
    private final Locale language;

    private Template(@Nullable List<UserField> fields, Directory directory, @Nullable Locale titles, Locale language) {
        this.fields = fields;
        this.directory = directory;
        this.titles = titles;
        this.language = language;
    }

    /**
     * {@return a template of every field that an import sets without being told to; in CSV, of those that fit a cell}
     */
    public static Template standard() {
        return new Template(null, Directory.open(), null, Locale.ENGLISH);
    }

    /**
     * {@return a template of these fields}
     *
     * @param fields the fields in the order of the columns
     * @throws IllegalArgumentException if there is none, or one stands twice
     */
    public static Template of(UserField... fields) {
        Set<UserField> chosen = new LinkedHashSet<>(List.of(fields));
        if (chosen.isEmpty() || chosen.size() < fields.length) {
            throw new IllegalArgumentException("A template needs fields, each once");
        }
        return standard().with(List.copyOf(chosen));
    }

    private Template with(List<UserField> chosen) {
        return new Template(chosen, directory, titles, language);
    }

    /**
     * {@return this template with the roles and organizations of a host: definitions and schema name the roles, and examples hold only what
     * there is}
     *
     * @param known the directory; its roles are read when something is written
     */
    public Template directory(Directory known) {
        return new Template(fields, Objects.requireNonNull(known, "directory"), titles, language);
    }

    /**
     * {@return this template with the titles of the fields as the header of CSV, instead of their names in files; an import understands
     * both}
     *
     * @param locale the language of the titles; English where there is no translation
     */
    public Template titled(Locale locale) {
        return new Template(fields, directory, Objects.requireNonNull(locale, "locale"), language);
    }

    /**
     * {@return this template with definitions in another language than English}
     *
     * @param locale the language of definitions in schema and metadata; English where there is no translation
     */
    public Template in(Locale locale) {
        return new Template(fields, directory, titles, Objects.requireNonNull(locale, "locale"));
    }

    /**
     * Writes a CSV file with commas, in UTF-8.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeCsv(OutputStream target) throws IOException {
        writeCsv(target, CsvOptions.defaults());
    }

    /**
     * Writes a CSV file with commas, in UTF-8.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path target) throws IOException {
        writeCsv(target, CsvOptions.defaults());
    }

    /**
     * Writes a CSV file that Excel opens as a table: with semicolons and a byte order mark.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeCsvForExcel(OutputStream target) throws IOException {
        writeCsv(target, forExcel());
    }

    /**
     * Writes a CSV file that Excel opens as a table: with semicolons and a byte order mark.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeCsvForExcel(Path target) throws IOException {
        writeCsv(target, forExcel());
    }

    private static CsvOptions forExcel() {
        return CsvOptions.defaults().withDelimiter(';').withByteOrderMark(true);
    }

    /**
     * Writes a CSV file.
     *
     * @param target where to write; not closed
     * @param options how to write it
     * @throws IOException if the stream fails
     */
    public void writeCsv(OutputStream target, CsvOptions options) throws IOException {
        List<UserField> columns = columns();
        List<String> names = columns.stream()
                .map(field -> titles == null ? field.fileName() : field.title(titles))
                .toList();
        TemplateExamples examples = new TemplateExamples(directory);
        try (RecordWriter writer = new CsvWriter(target, new Columns(names), options)) {
            for (int user = 0; user < TemplateExamples.USERS; user++) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (UserField field : columns) {
                    cells.add(examples.cell(field, user));
                }
                writer.write(cells);
            }
        }
    }

    /**
     * Writes a CSV file.
     *
     * @param target the file, which must not exist
     * @param options how to write it
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path target, CsvOptions options) throws IOException {
        create(target, stream -> writeCsv(stream, options));
    }

    /**
     * Writes a JSON file: one array of users.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeJson(OutputStream target) throws IOException {
        writeJson(target, JsonLayout.ARRAY);
    }

    /**
     * Writes a JSON file: one array of users.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeJson(Path target) throws IOException {
        create(target, this::writeJson);
    }

    /**
     * Writes an NDJSON file: one user a line.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeNdjson(OutputStream target) throws IOException {
        writeJson(target, JsonLayout.LINES);
    }

    /**
     * Writes an NDJSON file: one user a line.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeNdjson(Path target) throws IOException {
        create(target, this::writeNdjson);
    }

    private void writeJson(OutputStream target, JsonLayout layout) throws IOException {
        List<UserField> members = members();
        TemplateExamples examples = new TemplateExamples(directory);
        Columns columns = new Columns(members.stream().map(UserField::fileName).toList());
        JsonOptions options = JsonOptions.defaults().with(layout);
        try (RecordWriter writer = new JsonWriter(target, columns, options)) {
            for (int user = 0; user < TemplateExamples.USERS; user++) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (UserField field : members) {
                    cells.add(examples.value(field, user));
                }
                writer.write(cells);
            }
        }
    }

    /**
     * Writes a JSON Schema (draft 2020-12) of a JSON file of users; its {@code $defs/user} is that of one line of NDJSON. Members that are no
     * fields are allowed, since they become attributes.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeJsonSchema(OutputStream target) throws IOException {
        new UserSchema(roles(), new TemplateTexts(language), new TemplateExamples(directory))
                .of(members())
                .write(target);
    }

    /**
     * Writes a JSON Schema (draft 2020-12) of a JSON file of users; its {@code $defs/user} is that of one line of NDJSON. Members that are no
     * fields are allowed, since they become attributes.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeJsonSchema(Path target) throws IOException {
        create(target, this::writeJsonSchema);
    }

    /**
     * Writes what the columns of the CSV file mean, as a metadata document of CSV on the Web (W3C), with titles in every language. It describes
     * a file {@code users.csv} beside it.
     *
     * @param target where to write; not closed
     * @throws IOException if the stream fails
     */
    public void writeCsvMetadata(OutputStream target) throws IOException {
        writeCsvMetadata(target, "users.csv");
    }

    /**
     * Writes what the columns of the CSV file mean, as a metadata document of CSV on the Web (W3C), with titles in every language. A file
     * {@code people.csv-metadata.json} describes {@code people.csv} beside it, any other {@code users.csv}.
     *
     * @param target the file, which must not exist
     * @throws IOException if the file cannot be written
     */
    public void writeCsvMetadata(Path target) throws IOException {
        String name = String.valueOf(target.getFileName());
        boolean tells = name.length() > METADATA_SUFFIX.length() && name.endsWith(METADATA_SUFFIX);
        String file = tells ? name.substring(0, name.length() - METADATA_SUFFIX.length()) : "users.csv";
        create(target, stream -> writeCsvMetadata(stream, file));
    }

    private void writeCsvMetadata(OutputStream target, String file) throws IOException {
        new CsvMetadata(roles(), new TemplateTexts(language))
                .of(file, columns())
                .write(target);
    }

    private List<String> roles() {
        return directory.roles().map(names -> names.stream().sorted().toList()).orElse(List.of());
    }

    private List<UserField> columns() {
        return fields != null
                ? fields
                : members().stream()
                        .filter(field -> !field.type().isStructured())
                        .toList();
    }

    private List<UserField> members() {
        return fields != null
                ? fields
                : Stream.of(UserField.values())
                        .filter(field -> field.grant() == Grant.NONE)
                        .toList();
    }

    /** Something that is written to a stream. */
    private interface Writing {
        void to(OutputStream stream) throws IOException;
    }

    /** A template is small: it is made first, so that the file is whole or not there. */
    private static void create(Path target, Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        try (OutputStream file =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try {
                bytes.writeTo(file);
            } catch (IOException full) {
                Files.deleteIfExists(target);
                throw full;
            }
        }
    }
}
