// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.FieldType;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV file mean, for machines: a metadata document of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data,
 * https://www.w3.org/TR/tabular-metadata/).
 */
final class CsvMetadata {
    private static final String E_164 = "\\+[1-9][0-9]{6,14}";

    /** What means something else in a regular expression; a hyphen and a slash do not outside of brackets. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private final List<String> roles;
    private final TemplateTexts texts;

    /**
     * Metadata for columns.
     *
     * @param roles the names of the roles there are; none where any will do
     * @param texts the language of the definitions
     */
    CsvMetadata(List<String> roles, TemplateTexts texts) {
        this.roles = roles;
        this.texts = texts;
    }

    /** The document for a file of this name that has a column for each field. */
    JsonDocument of(String file, List<UserField> fields) {
        boolean oneKey = fields.stream().filter(UserField::isKey).count() == 1;
        List<Map<String, Object>> columns = fields.stream()
                .map(field -> column(field, oneKey && field.isKey()).asMap())
                .toList();
        return new JsonDocument()
                .with("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", language())))
                .with("url", file)
                .with("dc:title", texts.users())
                .with("tableSchema", new JsonDocument().with("columns", columns));
    }

    private String language() {
        return texts.language().toLanguageTag();
    }

    private JsonDocument column(UserField field, boolean required) {
        boolean isList = field.type() == FieldType.TEXT_LIST || field.type() == FieldType.NAME_SET;
        return new JsonDocument()
                .with("name", field.fileName())
                .with("titles", titles(field))
                .with("dc:description", texts.definition(field, roles))
                .with("datatype", datatype(field))
                .with("separator", isList ? ";" : null)
                .with("required", required);
    }

    /** The name in files goes with English, the language it is made of. */
    private static JsonDocument titles(UserField field) {
        JsonDocument titles = new JsonDocument();
        for (Locale language : UserField.languages()) {
            String title = field.title(language);
            titles.with(
                    language.toLanguageTag(),
                    language.equals(Locale.ENGLISH) ? List.of(field.fileName(), title) : List.of(title));
        }
        return titles;
    }

    private Object datatype(UserField field) {
        @Nullable Integer limit = FieldLimits.of(field);
        return switch (field.type()) {
            case TEXT, ZONE, EMAIL, CREDENTIAL -> text(limit);
            case ADDRESS -> text(FieldLimits.ofAddress().get("formatted"));
            case TEXT_LIST -> text(FieldLimits.EMAIL);
            case PHONE -> matching(E_164);
            case STATUS -> matching(oneOf(UserSchema.statuses()));
            case NAME_SET -> roles.isEmpty() ? "string" : matching(oneOf(roles));
            case URI -> "anyURI";
            case LOCALE -> "language";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "dateTimeStamp";
            case MEMBERSHIPS, MFA_FACTORS, IDENTITIES, ATTRIBUTES -> "json";
        };
    }

    private static Object text(@Nullable Integer limit) {
        return limit == null
                ? "string"
                : new JsonDocument()
                        .with("base", "string")
                        .with("maxLength", limit)
                        .asMap();
    }

    /** The format of a string is a regular expression that matches it as a whole. */
    private static Object matching(String expression) {
        return new JsonDocument()
                .with("base", "string")
                .with("format", expression)
                .asMap();
    }

    private static String oneOf(List<String> words) {
        return words.stream().map(CsvMetadata::literally).collect(Collectors.joining("|"));
    }

    private static String literally(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
}
