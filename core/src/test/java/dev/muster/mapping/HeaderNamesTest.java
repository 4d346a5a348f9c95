// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.user.UserField;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
    @Test
    void noSynonymMeansTwoThings() throws IOException {
        Properties table = new Properties();
        try (InputStream in = HeaderNames.class.getResourceAsStream("HeaderNames.properties")) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> meanings = new HashMap<>();
        for (UserField field : UserField.values()) {
            meanings.put(HeaderText.normalized(field.fileName()), field.fileName());
        }
        table.forEach((meaning, list) -> {
            for (String synonym : ((String) list).split("[,|]", -1)) {
                String other = meanings.putIfAbsent(HeaderText.normalized(synonym), (String) meaning);
                boolean isOwnPart = ("address." + synonym.strip()).equals(meaning);
                assertThat(other == null || other.equals(meaning) || isOwnPart)
                        .as("%s is %s and %s", synonym, other, meaning)
                        .isTrue();
            }
        });
    }

    @Test
    void onlyTheFieldsOfSecretsHaveNamesThatLookSecret() {
        HeaderNames.all().forEach((name, meaning) -> {
            if (SecretNames.looksSecret(name)) {
                assertThat(meaning.target()).isEqualTo(ColumnTarget.field(UserField.CREDENTIAL));
            }
        });
    }

    @Test
    void distanceCountsSwapsOfNeighboursAsOne() {
        assertThat(HeaderText.distance("emial", "email", 2)).isEqualTo(1);
        assertThat(HeaderText.distance("email", "email", 2)).isZero();
        assertThat(HeaderText.distance("kitten", "sitting", 2)).isEqualTo(3);
        assertThat(HeaderText.distance("", "abc", 2)).isEqualTo(3);
    }
}
