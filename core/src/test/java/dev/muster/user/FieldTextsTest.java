// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTextsTest {
    private static List<Locale> languages() {
        return UserField.languages();
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasATitleAndADefinitionInEveryLanguage(UserField field) {
        Set<String> definitions = new HashSet<>();
        for (Locale language : languages()) {
            assertThat(field.title(language))
                    .isNotBlank()
                    .isEqualTo(field.title(language).strip())
                    .doesNotEndWith(".");
            assertThat(field.definition(language)).isNotBlank().endsWith(".").doesNotContain("  ", "???");
            definitions.add(field.definition(language));
        }
        assertThat(definitions).hasSameSizeAs(languages());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTwoFieldsHaveTheSameTitle(Locale language) {
        assertThat(Stream.of(UserField.values())
                        .map(field -> field.title(language).toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es"})
    void aBundleHoldsTheTextsOfTheFieldsAndNothingElse(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = UserField.class.getResourceAsStream("FieldTexts" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> expected = new HashSet<>();
        for (UserField field : UserField.values()) {
            expected.add(field + ".title");
            expected.add(field + ".definition");
        }
        Stream.of(Grant.values()).filter(grant -> grant != Grant.NONE).forEach(grant -> expected.add("GRANT." + grant));
        assertThat(texts.stringPropertyNames()).isEqualTo(expected);
    }

    @Test
    void anotherLanguageIsAnsweredInEnglishWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(UserField.EMAIL.title(Locale.ITALIAN)).isEqualTo("E-mail address");
            assertThat(UserField.EMAIL.title(Locale.ROOT)).isEqualTo("E-mail address");
            assertThat(UserField.GIVEN_NAME.title(Locale.CANADA_FRENCH)).isEqualTo("Prénom");
            assertThat(UserField.BIRTHDATE.title(Locale.forLanguageTag("es-MX")))
                    .isEqualTo("Fecha de nacimiento");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void aDefinitionSaysWhatAnImportDoesNotSetByItself() {
        assertThat(UserField.STATUS.definition(Locale.ENGLISH)).endsWith("only if the job allows it.");
        assertThat(UserField.ID.definition(Locale.GERMAN)).endsWith("Ein Import setzt sie nie.");
        assertThat(UserField.NAME.definition(Locale.ENGLISH)).doesNotContain("import");
    }

    @Test
    void theStatusesAreAllNamed() {
        for (Locale language : languages()) {
            assertThat(UserField.STATUS.definition(language))
                    .contains(Stream.of(UserStatus.values()).map(Enum::name).toList());
        }
    }
}
