// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a file of users (draft 2020-12, https://json-schema.org/draft/2020-12/schema): an array of what stands under {@code
 * $defs/user}, which is one line of NDJSON too.
 *
 * <p>JSON Schema counts code points where an import counts UTF-16 code units, so a text of many emoji may be a little shorter.
 */
final class UserSchema {
    /** A name, and no place to fetch it from. */
    private static final String ID = "urn:muster:schema:users";

    private static final String E_164 = "^\\+[1-9][0-9]{6,14}$";
    private static final String WEB = "^[Hh][Tt][Tt][Pp][Ss]?://";

    private final List<String> roles;
    private final TemplateTexts texts;
    private final TemplateExamples examples;

    /**
     * A schema for fields.
     *
     * @param roles the names of the roles there are; none where any will do
     * @param texts the language of titles and definitions
     * @param examples what each field may hold
     */
    UserSchema(List<String> roles, TemplateTexts texts, TemplateExamples examples) {
        this.roles = roles;
        this.texts = texts;
        this.examples = examples;
    }

    JsonDocument of(List<UserField> fields) {
        JsonDocument properties = new JsonDocument();
        fields.forEach(field -> properties.with(field.fileName(), property(field)));
        List<String> keys = fields.stream()
                .filter(UserField::isKey)
                .map(UserField::fileName)
                .toList();
        JsonDocument user = new JsonDocument()
                .with("type", "object")
                .with("properties", properties)
                .with("required", keys.size() == 1 ? keys : null)
                .with("anyOf", keys.size() > 1 ? anyOf(keys) : null)
                .with("additionalProperties", true);
        return new JsonDocument()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("$id", ID)
                .with("title", texts.users())
                .with("type", "array")
                .with("items", Map.of("$ref", "#/$defs/user"))
                .with("$defs", new JsonDocument().with("user", user));
    }

    /** A user that no key leads to cannot be imported. */
    private static List<?> anyOf(List<String> keys) {
        return keys.stream().map(key -> Map.of("required", List.of(key))).toList();
    }

    private JsonDocument property(UserField field) {
        JsonDocument property = new JsonDocument()
                .with("title", field.title(texts.language()))
                .with("description", texts.definition(field, roles));
        shape(property, field);
        List<?> values = examples.values(field);
        return property.with("examples", values.isEmpty() ? null : values)
                .with("readOnly", field == UserField.ID ? true : null);
    }

    private void shape(JsonDocument property, UserField field) {
        @Nullable Integer limit = FieldLimits.of(field);
        switch (field.type()) {
            case TEXT, LOCALE, ZONE, CREDENTIAL ->
                property.with("type", "string").with("maxLength", limit);
            case EMAIL ->
                property.with("type", "string").with("format", "email").with("maxLength", limit);
            case PHONE -> property.with("type", "string").with("pattern", E_164);
            case URI ->
                property.with("type", "string")
                        .with("format", "uri")
                        .with("pattern", WEB)
                        .with("maxLength", limit);
            case BOOLEAN -> property.with("type", "boolean");
            case DATE -> property.with("type", "string").with("format", "date");
            case INSTANT -> property.with("type", "string").with("format", "date-time");
            case STATUS -> property.with("type", "string").with("enum", statuses());
            case TEXT_LIST -> list(property, email(), limit);
            case NAME_SET -> list(property, role(), limit);
            case ADDRESS -> address(property);
            case MEMBERSHIPS -> list(property, object(List.of("organization"), "organization", "roles"), limit);
            case MFA_FACTORS -> list(property, object(List.of("kind", "value"), "kind", "value"), limit);
            case IDENTITIES ->
                list(property, object(List.of("provider", "subject"), "provider", "subject", "email"), limit);
            case ATTRIBUTES -> property.with("type", "object");
        }
    }

    private static void list(JsonDocument property, JsonDocument items, @Nullable Integer limit) {
        property.with("type", "array").with("items", items).with("maxItems", limit);
    }

    private static JsonDocument email() {
        return new JsonDocument().with("type", "string").with("format", "email").with("maxLength", FieldLimits.EMAIL);
    }

    private JsonDocument role() {
        return new JsonDocument().with("type", "string").with("enum", roles.isEmpty() ? null : roles);
    }

    /** Either the whole as one text, or parts of it. */
    private static void address(JsonDocument property) {
        Map<String, Integer> limits = FieldLimits.ofAddress();
        JsonDocument parts = new JsonDocument();
        limits.forEach((part, limit) ->
                parts.with(part, new JsonDocument().with("type", "string").with("maxLength", limit)));
        property.with("type", List.of("object", "string"))
                .with("properties", parts)
                .with("minProperties", 1)
                .with("additionalProperties", false)
                .with("maxLength", limits.get("formatted"));
    }

    /** An object of exactly these members, as an import wants it. */
    private JsonDocument object(List<String> required, String... names) {
        JsonDocument members = new JsonDocument();
        for (String name : names) {
            boolean areRoles = name.equals(UserField.ROLES.fileName());
            JsonDocument text = new JsonDocument().with("type", "string").with("minLength", 1);
            members.with(
                    name, areRoles ? new JsonDocument().with("type", "array").with("items", role()) : text);
        }
        return new JsonDocument()
                .with("type", "object")
                .with("properties", members)
                .with("required", required)
                .with("additionalProperties", false);
    }

    static List<String> statuses() {
        return Stream.of(UserStatus.values()).map(Enum::name).toList();
    }
}
