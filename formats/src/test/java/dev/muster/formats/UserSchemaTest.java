// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.PHONE;
import static dev.muster.user.UserField.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.store.Directory;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of a template, judged by a validator that is not ours. */
class UserSchemaTest {
    private static final Template EVERYTHING =
            Template.of(UserField.values()).directory(Directory.of(List.of("owner", "guest"), List.of("acme")));

    private static String schemaText(Template template) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.writeJsonSchema(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Error> errors(Template template, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(template), InputFormat.JSON);
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String user(String members) {
        return "[{\"email\":\"a@example.com\"" + (members.isEmpty() ? "" : "," + members) + "}]";
    }

    @Test
    void itIsASchemaItself() throws IOException {
        Schema schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);
        assertThat(schemas.validate(schemaText(EVERYTHING), InputFormat.JSON)).isEmpty();
        assertThat(schemas.validate(schemaText(Template.standard()), InputFormat.JSON))
                .isEmpty();
        assertThat(schemas.validate("{\"type\":5}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theExamplesFit(boolean everything) throws IOException {
        Template template = everything ? EVERYTHING : Template.standard();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.writeJson(out);
        assertThat(errors(template, out.toString(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aLineOfNdjsonIsAUser() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EVERYTHING.writeNdjson(out);
        String byLine = schemaText(EVERYTHING)
                .replace(
                        "\"type\" : \"array\",\n  \"items\" : {\n    \"$ref\" : \"#/$defs/user\"\n  }",
                        "\"$ref\" : \"#/$defs/user\"");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(byLine, InputFormat.JSON);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        assertThat(schema.validate("{\"email\":5}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'anything':{'a':[1,null]}",
                "'address':'12 Example Street, London'",
                "'attributes':{}",
                "'status':'PENDING_VERIFICATION'",
                "'roles':[]",
                "'phone_number':'+4930123456'",
                "'created_at':'2024-01-15T09:30:00+01:00'",
                "'memberships':[{'organization':'acme'}]"
            })
    void whatAnImportTakesFits(String members) throws IOException {
        assertThat(errors(EVERYTHING, user(members.replace('\'', '"')))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'phone_number':'030 123456'",
                "'phone_number':'+0301234567'",
                "'other_emails':['nobody']",
                "'birthdate':'28.02.1990'",
                "'birthdate':'1990-02-30'",
                "'created_at':'2024-01-15'",
                "'created_at':'2024-01-15T09:30:00'",
                "'picture':'ada.png'",
                "'picture':'ftp://example.com/ada.png'",
                "'status':'GONE'",
                "'roles':['admin']",
                "'roles':'owner'",
                "'memberships':[{'organization':'acme','roles':['admin']}]",
                "'memberships':[{'roles':['owner']}]",
                "'memberships':[{'organization':'acme','since':2020}]",
                "'identities':[{'provider':'x'}]",
                "'address':{'city':'Berlin'}",
                "'address':{}",
                "'attributes':[]",
                "'email_verified':'yes'"
            })
    void whatAnImportRejectsDoesNotFit(String members) throws IOException {
        assertThat(errors(EVERYTHING, user(members.replace('\'', '"')))).isNotEmpty();
    }

    @Test
    void aUserNeedsAKey() throws IOException {
        assertThat(errors(EVERYTHING, "[{\"name\":\"Ada\"}]")).isNotEmpty();
        assertThat(errors(EVERYTHING, "[{\"username\":\"ada\"}]")).isEmpty();
        assertThat(errors(Template.of(EMAIL, ROLES), "[{\"username\":\"ada\"}]"))
                .isNotEmpty();
        assertThat(errors(Template.of(ROLES), "[{}]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Phone number, Allowed are: guest",
        "de, Telefonnummer, Erlaubt sind: guest",
        "es-MX, Número de teléfono, Se admiten: guest"
    })
    void itSpeaksALanguage(String tag, String title, String roles) throws IOException {
        Template template = Template.of(PHONE, ROLES).directory(Directory.of(List.of("guest"), List.of()));
        assertThat(schemaText(template.in(Locale.forLanguageTag(tag))))
                .contains("\"title\" : \"" + title + "\"")
                .contains(roles)
                .contains("\"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsDescribed(UserField field) throws IOException {
        Object schema = ParsedJson.of(schemaText(EVERYTHING).getBytes(StandardCharsets.UTF_8));
        Object property = ParsedJson.at(schema, "$defs", "user", "properties", field.fileName());
        assertThat(ParsedJson.at(property, "title")).isEqualTo(field.title(Locale.ENGLISH));
        assertThat((String) ParsedJson.at(property, "description")).startsWith(field.definition(Locale.ENGLISH));
        assertThat(ParsedJson.at(property, "type")).isNotNull();
    }
}
