// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.formats.CsvOptions;
import dev.muster.formats.ParsedJson;
import dev.muster.formats.Template;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.user.Address;
import dev.muster.user.Grant;
import dev.muster.user.User;
import dev.muster.user.UserField;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates are imported as they are, and what their schema says of lengths is what an import checks. */
class TemplateImportTest {
    private static final Directory HOST = Directory.of(List.of("owner", "guest"), List.of("acme"));
    /** All that an import may set. */
    private static final Template EVERYTHING = Template.of(Stream.of(UserField.values())
                    .filter(field -> field.grant() != Grant.NEVER && field.grant() != Grant.PASSWORDS)
                    .toArray(UserField[]::new))
            .directory(HOST);

    /** What the template writes to. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static void assertImportsCleanly(Writing template) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.to(out);
        try (Fixture fixture = new Fixture(builder -> builder.directory(HOST))) {
            ImportReport report = fixture.run(granted(Source.of(out.toByteArray(), "users")));
            assertThat(Fixture.issues(report)).isEmpty();
            assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
            assertThat(fixture.byEmail("jose@example.com").givenName()).isEqualTo("José");
        }
    }

    private static ImportJob granted(Source source) {
        return ImportJob.from(source)
                .matchBy(UserField.EMAIL)
                .trustVerified()
                .organizationFromFile()
                .roles(RoleMapping.asIs())
                .allow(UserField.STATUS, UserField.UPDATED_AT, UserField.LAST_LOGIN_AT);
    }

    static Stream<Arguments> titlesAndOptions() {
        List<CsvOptions> options = List.of(
                CsvOptions.defaults(),
                CsvOptions.defaults().withDelimiter(';').withByteOrderMark(true),
                CsvOptions.defaults().withDelimiter('\t').withSeparatorLine(true),
                CsvOptions.defaults().withDelimiter('|').withQuotes(CsvOptions.Quotes.ALL),
                CsvOptions.defaults().withGuard(true));
        return UserField.languages().stream()
                .flatMap(language -> options.stream().map(option -> Arguments.of(language, option)));
    }

    @ParameterizedTest
    @MethodSource("titlesAndOptions")
    void everyCsvTemplateImportsCleanly(Locale language, CsvOptions options) throws IOException {
        for (Template template : List.of(EVERYTHING, Template.standard())) {
            assertImportsCleanly(out -> template.writeCsv(out, options));
            assertImportsCleanly(out -> template.titled(language).writeCsv(out, options));
        }
    }

    @Test
    void theTemplateForExcelImportsCleanly() throws IOException {
        assertImportsCleanly(EVERYTHING.titled(Locale.FRENCH)::writeCsvForExcel);
    }

    @Test
    void everyJsonTemplateImportsCleanly() throws IOException {
        for (Template template : List.of(EVERYTHING, Template.standard())) {
            assertImportsCleanly(template::writeJson);
            assertImportsCleanly(template::writeNdjson);
        }
    }

    static Stream<Writing> filesOfEverything() {
        return Stream.of(EVERYTHING.titled(Locale.GERMAN)::writeCsv, EVERYTHING::writeJson, EVERYTHING::writeNdjson);
    }

    @ParameterizedTest
    @MethodSource("filesOfEverything")
    void whatTheExamplesHoldArrives(Writing template) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.to(out);
        try (Fixture fixture = new Fixture(builder -> builder.directory(HOST))) {
            fixture.run(granted(Source.of(out.toByteArray(), "users")));
            User ada = fixture.byEmail("ada@example.com");
            for (UserField field : UserField.values()) {
                boolean isSet = field.grant() != Grant.NEVER && field.grant() != Grant.PASSWORDS;
                assertThat(ada.value(field) != null).as(field.fileName()).isEqualTo(isSet);
            }
            assertThat(ada.roles()).containsExactly("guest");
            assertThat(ada.attributes().asMap()).isEqualTo(Map.of("plan", "pro", "seats", 5L));
        }
    }

    static Stream<Arguments> lengths() {
        return Stream.concat(
                sizes(User.class)
                        .filter(size -> !size.getAccessor().getReturnType().isInterface())
                        .map(component -> Arguments.of(name(component), max(component))),
                sizes(Address.class).map(component -> Arguments.of("address." + name(component), max(component))));
    }

    private static Stream<RecordComponent> sizes(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(Size.class));
    }

    private static int max(RecordComponent component) {
        return component.getAccessor().getAnnotation(Size.class).max();
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aTextOfTheLengthInTheSchemaIsTakenAndALongerOneIsNot(String column, int max) throws IOException {
        assertThat(maxOf("maxLength", column)).isEqualTo(max);
        String start = List.of("picture", "profile", "website").contains(column) ? "https://example.com/" : "";
        String longest = start + "a".repeat(max - start.length());
        List<RowIssue> issues = issues(column, longest, longest + "a");
        assertThat(issues).extracting(RowIssue::row).containsExactly(2L);
        assertThat(issues).extracting(RowIssue::code).containsExactly(IssueCode.VALUE_TOO_LONG);
    }

    @Test
    void anAddressAsOneTextIsAsLongAsInTheSchema() throws IOException {
        assertThat(maxOf("maxLength", "address")).isEqualTo(1000);
        assertThat(issues("address", "a".repeat(1000), "a".repeat(1001)))
                .extracting(RowIssue::row)
                .containsExactly(2L);
    }

    @Test
    void anEmailAddressIsAsLongAsInTheSchema() throws IOException {
        int max = maxOf("maxLength", "email");
        String domain = "@" + ("b".repeat(59) + ".").repeat(3) + "example.com";
        String longest = "a".repeat(max - domain.length()) + domain;
        assertThat(longest).hasSize(max);
        assertThat(issues("email", longest, "a" + longest))
                .extracting(RowIssue::code)
                .contains(IssueCode.EMAIL_MALFORMED)
                .doesNotContain(IssueCode.VALUE_TOO_LONG);
        assertThat(issues("email", longest, "a" + longest))
                .extracting(RowIssue::row)
                .containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other_emails|\"a%d@example.com\"",
                "roles|\"r%d\"",
                "memberships|{\"organization\":\"o%d\"}",
                "identities|{\"provider\":\"p\",\"subject\":\"%d\"}"
            })
    void aListHasAsManyElementsAsInTheSchema(String column, String element) throws IOException {
        int max = maxOf("maxItems", column);
        List<RowIssue> issues = issues(column, list(element, max), list(element, max + 1));
        assertThat(issues).extracting(RowIssue::row).containsExactly(2L);
        assertThat(issues).extracting(RowIssue::code).containsExactly(IssueCode.VALUE_TOO_LONG);
    }

    private static String list(String element, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> String.format(Locale.ROOT, element, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The issues of two rows that differ in one column. */
    private static List<RowIssue> issues(String column, String first, String second) {
        boolean isKey = column.equals("email");
        String header = isKey ? "email" : "email," + column;
        try (Fixture fixture = new Fixture()) {
            Source source = Fixture.csv(header, row(isKey, "a", first), row(isKey, "b", second));
            return Fixture.issues(fixture.run(granted(source)));
        }
    }

    private static String row(boolean isKey, String name, String value) {
        String quoted = "\"" + value.replace("\"", "\"\"") + "\"";
        return isKey ? quoted : name + "@example.com," + quoted;
    }

    /** A limit that the schema states of a column or of a part of an address. */
    private static int maxOf(String keyword, String column) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EVERYTHING.writeJsonSchema(out);
        Object property = ParsedJson.at(ParsedJson.of(out.toByteArray()), "$defs", "user");
        for (String name : column.split("\\.", -1)) {
            property = ParsedJson.at(property, "properties", name);
        }
        return ((BigDecimal) ParsedJson.at(property, keyword)).intValueExact();
    }
}
