// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.user.UserField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderNamesTest {
    @Test
    void noSynonymMeansTwoThings() {
        Map<String, String> meanings = new HashMap<>();
        for (UserField field : UserField.values()) {
            meanings.put(HeaderText.normalized(field.fileName()), field.fileName());
        }
        for (HeaderLanguage language : HeaderLanguage.values()) {
            for (UserField field : UserField.values()) {
                check(meanings, field.title(language.locale()), field.fileName());
            }
            for (HeaderTable.Entry entry : new HeaderTable(language).entries()) {
                entry.names().forEach(name -> check(meanings, name, entry.meaning()));
            }
        }
    }

    private static void check(Map<String, String> meanings, String synonym, String meaning) {
        String other = meanings.putIfAbsent(HeaderText.normalized(synonym), meaning);
        boolean isOwnPart = ("address." + synonym).equals(meaning);
        assertThat(other == null || other.equals(meaning) || isOwnPart)
                .as("%s is %s and %s", synonym, other, meaning)
                .isTrue();
    }

    @Test
    void onlyTheFieldsOfSecretsHaveNamesThatLookSecret() {
        HeaderNames.all().forEach((name, meaning) -> {
            if (SecretNames.looksSecret(name)) {
                assertThat(meaning.target()).isEqualTo(ColumnTarget.field(UserField.CREDENTIAL));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFieldIsFoundUnderItsTitles(UserField field) {
        for (Locale language : UserField.languages()) {
            String title = field.title(language);
            for (String header : List.of(title, title.toUpperCase(Locale.ROOT), " " + title.toLowerCase(Locale.ROOT))) {
                ColumnMapping column = match(List.of(header)).columns().get(0);
                assertThat(column.target()).as(header).isEqualTo(ColumnTarget.field(field));
                assertThat(column.confidence()).isIn(Confidence.EXACT, Confidence.ALIAS);
                assertThat(HeaderMatching.isKnown(header)).as(header).isTrue();
            }
        }
    }

    /** A template may have any columns, and none may change what another means. */
    @ParameterizedTest
    @EnumSource
    void noTitleChangesTheMeaningOfAnother(HeaderLanguage language) {
        for (UserField one : UserField.values()) {
            for (UserField two : UserField.values()) {
                if (one != two) {
                    assertLeadHome(language, List.of(one, two));
                }
            }
        }
        assertLeadHome(language, List.of(UserField.values()));
    }

    private static void assertLeadHome(HeaderLanguage language, List<UserField> fields) {
        List<String> titles =
                fields.stream().map(field -> field.title(language.locale())).toList();
        assertThat(match(titles).columns())
                .extracting(ColumnMapping::target)
                .isEqualTo(fields.stream().map(ColumnTarget::field).toList());
    }

    private static FieldMapping match(List<String> columns) {
        return HeaderMatching.complete(columns, FieldMapping.automatic()).mapping();
    }

    @Test
    void umlautsMayBeWrittenOut() {
        assertThat(HeaderNames.find(HeaderText.normalized("Geaendert am")))
                .isEqualTo(HeaderNames.find(HeaderText.normalized("Geändert am")))
                .isNotNull();
        assertThat(HeaderNames.find("laendercode")).isNotNull();
    }

    @Test
    void marksOfOtherScriptsAreNoAccents() {
        assertThat(HeaderText.normalized("ガ")).isNotEqualTo(HeaderText.normalized("カ"));
        assertThat(HeaderText.normalized("Ｅ́-Mail")).isEqualTo("email");
    }

    @Test
    void whatIsKnownTellsAHeaderFromValues() {
        assertThat(Stream.of("E-Mail", "Prénom", "apellidos", "attributes.plan", "_muster_row", "Kennwort", "password"))
                .allMatch(HeaderMatching::isKnown);
        assertThat(Stream.of(
                        "ada@example.com", "ada@token.com", "user", "admin", "Berlin", "", " ", "1", "emial", "x.y"))
                .noneMatch(HeaderMatching::isKnown);
    }

    @Test
    void falseFriendsAreNamesOfAnotherLanguage() {
        for (HeaderLanguage language : HeaderLanguage.values()) {
            Set<String> friends = new HeaderTable(language).falseFriends();
            assertThat(friends).allSatisfy(friend -> {
                HeaderName name = HeaderNames.find(friend);
                assertThat(name != null && !name.isOf(language)).isTrue();
            });
        }
    }

    @Test
    void distanceCountsSwapsOfNeighboursAsOne() {
        assertThat(HeaderText.distance("emial", "email", 2)).isEqualTo(1);
        assertThat(HeaderText.distance("email", "email", 2)).isZero();
        assertThat(HeaderText.distance("kitten", "sitting", 2)).isEqualTo(3);
        assertThat(HeaderText.distance("", "abc", 2)).isEqualTo(3);
    }
}
