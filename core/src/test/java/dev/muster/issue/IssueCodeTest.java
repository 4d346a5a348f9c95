// SPDX-License-Identifier: Apache-2.0
package dev.muster.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCodeTest {
    private static final Path PAGE = Path.of("..", "docs", "issue-codes.md");
    /** {@code -Dmuster.docs.write=true} writes the page instead of comparing it. */
    private static final boolean WRITE = Boolean.getBoolean("muster.docs.write");

    private static final Map<IssueCode, String> HEADINGS = Map.of(
            IssueCode.SOURCE_UNREADABLE, "The source as a whole: it is refused before anything is written",
            IssueCode.TOO_FEW_CELLS, "One record: its shape",
            IssueCode.VALUE_MISSING, "One value: its form",
            IssueCode.ROLE_UNKNOWN, "One record: what it refers to",
            IssueCode.NO_KEY, "One record: who it is",
            IssueCode.STORE_REFUSED, "One record: what became of writing it",
            IssueCode.KEPT_CHANGED_SINCE, "A rollback: what it keeps",
            IssueCode.FIELD_NOT_APPLIED, "What was not applied, or looks wrong");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAMessageAndAHintInEnglishAndGerman(IssueCode code) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            assertThat(code.message(locale)).isNotBlank().endsWith(".").doesNotStartWith(" ");
            assertThat(code.hint(locale)).isNotBlank().endsWith(".");
        }
        assertThat(code.message(Locale.GERMAN)).isNotEqualTo(code.message(Locale.ENGLISH));
        assertThat(code.hint(Locale.GERMAN)).isNotEqualTo(code.hint(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IssueTexts.properties", "IssueTexts_de.properties"})
    void aBundleHoldsTheTextsOfTheCodesAndNothingElse(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = IssueCode.class.getResourceAsStream(bundle)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> expected = new HashSet<>();
        for (IssueCode code : IssueCode.values()) {
            expected.add(code + ".message");
            expected.add(code + ".hint");
        }
        assertThat(texts.stringPropertyNames()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheDuplicateRefersToAnotherRow(IssueCode code) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            assertThat(code.message(locale).contains("{0}")).isEqualTo(code == IssueCode.DUPLICATE_IN_SOURCE);
            assertThat(code.hint(locale)).doesNotContain("{");
        }
    }

    @Test
    void anotherLanguageIsAnsweredInEnglishWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(IssueCode.NO_KEY.message(Locale.FRENCH)).isEqualTo(IssueCode.NO_KEY.message(Locale.ENGLISH));
            assertThat(IssueCode.NO_KEY.message(Locale.ROOT)).isEqualTo(IssueCode.NO_KEY.message(Locale.ENGLISH));
            assertThat(IssueCode.NO_KEY.message(Locale.forLanguageTag("de-AT"))).contains("Datensatz");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void umlautsSurviveTheBundle() {
        assertThat(IssueCode.SOURCE_TOO_LARGE.message(Locale.GERMAN)).contains("größer");
    }

    @Test
    void thePageListsEveryCodeWithItsMessageAndHint() throws IOException {
        String page = page();
        if (WRITE) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Issue codes

                Everything Muster has to say about a record or a source has one of these codes. They are stable: a code never changes its
                meaning. `ERROR` rejects the record or, in the first table, refuses the source; `WARNING` and `INFO` let it pass. Messages
                and hints exist in English and German; a constraint of the host brings its own message.

                This page is written by `IssueCodeTest` with `-Dmuster.docs.write=true`, and compared with the texts in every build.
                """);
        for (IssueCode code : IssueCode.values()) {
            if (HEADINGS.containsKey(code)) {
                page.append("\n## ").append(HEADINGS.get(code));
                page.append("\n\n| code | severity | what is wrong | how to fix it |\n|---|---|---|---|\n");
            }
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s |%n",
                    code,
                    code.severity(),
                    cell(code.message(Locale.ENGLISH)),
                    cell(code.hint(Locale.ENGLISH))));
        }
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("{0}", "N");
    }
}
