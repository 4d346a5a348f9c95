// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.format.SourceRecord;
import dev.muster.formats.CsvFormat;
import dev.muster.formats.CsvOptions;
import dev.muster.formats.JsonFormat;
import dev.muster.formats.NdjsonFormat;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.InMemoryUserStore;
import dev.muster.user.User;
import dev.muster.user.UserField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile string in every field, through an import, the file of rejected rows, and an import of that file: none comes out changed.
 * Only outer blanks are lost on the way into a user, and a text that is too long or no value of its field is rejected as it is.
 */
class HostileStringsTest {
    private static final int HEAD = 1 << 20;
    /** Texts that no field with a limit takes by far; they are not tried in each. */
    private static final int VERY_LONG = 1_000;
    /** A column that is wrong in every row. */
    private static final String WRONG = "updated_at";

    private final InMemoryUserStore users = new InMemoryUserStore(Set.of(UserField.EMAIL), Clock.systemUTC());

    /** A format, how files are written in it, and how many bytes the name of a column may have. */
    record Shape(String name, RecordFormat format, FormatOptions options, int longestName) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One text in some columns; all others of the row are empty. */
    record Row(String email, List<Place> places, String text) {}

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("CSV", new CsvFormat(), FormatOptions.none(), HEAD),
                new Shape(
                        "guarded CSV",
                        new CsvFormat(),
                        CsvOptions.defaults().withGuard(true).options(),
                        HEAD),
                new Shape("JSON", new JsonFormat(), FormatOptions.none(), 4096),
                new Shape("NDJSON", new NdjsonFormat(), FormatOptions.none(), 4096));
    }

    @Test
    void areManyAndDifferent() {
        assertThat(HostileStrings.all()).hasSizeGreaterThan(1_200).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noFieldOfAnyRowIsChanged(Shape shape) throws IOException {
        List<String> columns = new ArrayList<>(List.of("email", WRONG));
        Place.ALL.forEach(place -> columns.add(place.column()));
        List<Row> rows = rows();
        byte[] file = file(
                shape, columns, rows.stream().map(HostileStringsTest::cells).toList());
        try (Muster muster = Fixture.over(users, builder -> builder)) {
            ImportReport first = Fixture.await(muster.start(job(Source.of(file, "first"))));

            assertThat(first.tally().rejected()).isEqualTo(rows.size());
            byte[] rejected = rejected(first);
            assertThat(contents(shape, rejected, columns)).isEqualTo(contents(rows));

            ImportReport second = Fixture.await(
                    muster.start(job(Source.of(rejected, "second")).ignore(WRONG)));

            List<Row> left = rejectedAmong(rows);
            assertThat(second.tally()).isEqualTo(new Tally(rows.size() - left.size(), 0, 0, 0, left.size()));
            assertThat(contents(shape, rejected(second), columns)).isEqualTo(contents(left));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noNameOfAColumnIsChanged(Shape shape) throws IOException {
        List<String> names = HostileStrings.all().stream()
                .filter(name -> !name.isBlank()
                        && !HostileStrings.withoutOuterBlanks(name).isEmpty())
                .filter(name -> !name.startsWith("_muster_") && !name.equals("email"))
                .filter(name -> name.getBytes(UTF_8).length <= shape.longestName())
                .toList();
        List<String> columns = new ArrayList<>(List.of("email", WRONG));
        columns.addAll(names);
        List<@Nullable Object> cells = new ArrayList<>(List.of("ann@example.org", "wrong"));
        ImportJob mapped = job(Source.of(new byte[0], "none"));
        for (int i = 0; i < names.size(); i++) {
            cells.add("value " + i);
            mapped = mapped.map(names.get(i), ColumnTarget.attribute("place" + i));
        }
        byte[] file = file(shape, columns, List.of(cells));
        try (Muster muster = Fixture.over(users, builder -> builder)) {
            ImportReport first = Fixture.await(muster.start(mapped.withSource(Source.of(file, "first"))));
            byte[] rejected = rejected(first);
            assertThat(columns(shape, rejected)).containsSubsequence(columns);

            ImportReport second = Fixture.await(muster.start(
                    mapped.withSource(Source.of(rejected, "second")).ignore(WRONG)));

            assertThat(second.tally().created()).isEqualTo(1);
            User ann = Fixture.all(users).get(0).user();
            for (int i = 0; i < names.size(); i++) {
                assertThat(ann.attributes().text("place" + i)).as(names.get(i)).contains("value " + i);
            }
        }
    }

    private static ImportJob job(Source source) {
        return ImportJob.from(source)
                .matchBy(UserField.EMAIL)
                .organizationFromFile()
                .roles(RoleMapping.asIs())
                .allow(UserField.STATUS, UserField.UPDATED_AT)
                .trustVerified();
    }

    /** A text that all fields take stands in all columns of one row: a row for each field would show no more. */
    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String text : HostileStrings.all()) {
            List<Place> places = text.length() > VERY_LONG ? Place.roomy() : Place.ALL;
            List<Place> read = places.stream().filter(Place::isRead).toList();
            List<Place> kept = places.stream().filter(place -> !place.isRead()).toList();
            boolean fits = kept.stream().allMatch(place -> text.length() <= place.most());
            rows.add(new Row("row" + rows.size() + "@example.org", read, text));
            for (List<Place> together :
                    fits ? List.of(kept) : kept.stream().map(List::of).toList()) {
                rows.add(new Row("row" + rows.size() + "@example.org", together, text));
            }
        }
        return rows;
    }

    private static List<@Nullable Object> cells(Row row) {
        List<@Nullable Object> cells = new ArrayList<>(List.of(row.email(), "wrong"));
        for (Place place : Place.ALL) {
            cells.add(row.places().contains(place) ? row.text() : null);
        }
        return cells;
    }

    /** Checks the rows that were imported. {@return those that were rejected, and rightly so} */
    private List<Row> rejectedAmong(List<Row> rows) {
        Map<String, User> byEmail = new HashMap<>();
        Fixture.all(users)
                .forEach(stored ->
                        byEmail.put(Objects.requireNonNull(stored.user().email()), stored.user()));
        List<Row> rejected = new ArrayList<>();
        for (Row row : rows) {
            User user = byEmail.get(row.email());
            if (user == null) {
                rejected.add(row);
            }
            String expected = HostileStrings.withoutOuterBlanks(row.text());
            for (Place place : row.places()) {
                Function<User, @Nullable String> stored = place.stored();
                if (stored != null) {
                    assertThat(user == null).as("rejected %s", row).isEqualTo(expected.length() > place.most());
                    assertThat(user == null ? expected : Objects.requireNonNullElse(stored.apply(user), ""))
                            .as("%s in %s", row.email(), place.column())
                            .isEqualTo(expected);
                }
            }
        }
        return rejected;
    }

    /** What the columns of each row hold. */
    private static List<List<@Nullable Object>> contents(List<Row> rows) {
        return rows.stream().map(HostileStringsTest::cells).toList();
    }

    private static List<List<@Nullable Object>> contents(Shape shape, byte[] file, List<String> columns)
            throws IOException {
        List<List<@Nullable Object>> contents = new ArrayList<>();
        try (RecordReader reader = open(shape, file)) {
            List<String> names = reader.columns().names();
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (String column : columns) {
                    int place = names.indexOf(column); // in JSON, no column where no record has one
                    Object cell = place < 0 ? null : record.cells().get(place);
                    cells.add(cell == SourceRecord.ABSENT ? null : cell);
                }
                contents.add(cells);
            }
        }
        return contents;
    }

    private static List<String> columns(Shape shape, byte[] file) throws IOException {
        try (RecordReader reader = open(shape, file)) {
            return reader.columns().names();
        }
    }

    private static RecordReader open(Shape shape, byte[] file) throws IOException {
        byte[] head = Arrays.copyOf(file, Math.min(file.length, HEAD));
        var found = shape.format().recognize(head, head.length == file.length, FormatOptions.none(), List.of());
        Columns columns = shape.format()
                .inspect(new ByteArrayInputStream(file), found.options(), found.columns())
                .columns();
        return shape.format().open(new ByteArrayInputStream(file), found.options(), columns);
    }

    private static byte[] file(Shape shape, List<String> columns, List<List<@Nullable Object>> rows)
            throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (RecordWriter writer = shape.format().create(target, new Columns(columns), shape.options())) {
            for (List<@Nullable Object> row : rows) {
                writer.write(row);
            }
        }
        return target.toByteArray();
    }

    private static byte[] rejected(ImportReport report) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        report.writeRejected(target);
        return target.toByteArray();
    }
}
