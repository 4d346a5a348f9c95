// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UserKeyTest {
    private static final long SEED = 2026_11_23;

    private static String email(String text) {
        return UserKey.of(UserField.EMAIL, text).value();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann@Example.ORG, ann@example.org",
        "' ann@example.org ', ann@example.org",
        "ANN@BÜCHER.example, ann@xn--bcher-kva.example",
        "ann@xn--bcher-kva.example, ann@xn--bcher-kva.example",
        "ZOË@example.org, zoë@example.org",
        "INFO@EXAMPLE.ORG, info@example.org",
        "no-at-sign, no-at-sign"
    })
    void addressesAreComparedInOneForm(String text, String normalized) {
        assertThat(email(text)).isEqualTo(normalized);
    }

    @Test
    void aUsersKeysAreThoseOfItsFieldsThatHoldSome() {
        assertThat(UserField.keys())
                .containsExactly(UserField.EXTERNAL_ID, UserField.USERNAME, UserField.EMAIL, UserField.PHONE)
                .allSatisfy(field -> assertThat(field.isKey()).isTrue());
        User user = User.of(UserDraft.builder()
                .set(UserField.PHONE, "+4989123456")
                .set(UserField.EMAIL, "Ann@Example.org")
                .set(UserField.NICKNAME, "Ann")
                .build());
        assertThat(UserKey.allOf(user))
                .containsExactly(
                        UserKey.of(UserField.EMAIL, "ann@example.org"), UserKey.of(UserField.PHONE, "+4989123456"));
        assertThat(UserKey.allOf(User.of(UserDraft.empty()))).isEmpty();
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        String composed = "zo\u00EB@example.org";
        String decomposed = "zoe\u0308@example.org";
        assertThat(email(decomposed)).isEqualTo(email(composed));
        assertThat(UserKey.of(UserField.USERNAME, "e\u0301")).isEqualTo(UserKey.of(UserField.USERNAME, "\u00E9"));
    }

    @Test
    void aTurkishMachineComparesAlike() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(email("INFO@EXAMPLE.ORG")).isEqualTo("info@example.org");
            assertThat(UserField.named("EMAIL_VERIFIED")).contains(UserField.EMAIL_VERIFIED);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void normalisingTwiceChangesNothing() {
        Random random = new Random(SEED);
        String alphabet =
                "aBcIi\u0130\u0131\u00DF\u1E9E\u00E9e\u0301\u03A3\u03C3\u03C2@.-_+09 \u00A0\u200B\uD83D\uDE00\u212A";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (UserField field : new UserField[] {UserField.EMAIL, UserField.USERNAME, UserField.EXTERNAL_ID}) {
                String once = UserKey.of(field, text.toString()).value();
                assertThat(UserKey.of(field, once).value())
                        .as("seed %d, %s, %s", SEED, field, text)
                        .isEqualTo(once);
                assertThat(UserKey.of(field, Normalizer.normalize(text, Normalizer.Form.NFD))
                                .value())
                        .as("seed %d, %s, %s decomposed", SEED, field, text)
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void caseOfAnAddressDoesNotMatterButThatOfAUsernameDoes() {
        assertThat(UserKey.of(UserField.EMAIL, "A@b.org")).isEqualTo(UserKey.of(UserField.EMAIL, "a@B.ORG"));
        assertThat(UserKey.of(UserField.USERNAME, "Ann")).isNotEqualTo(UserKey.of(UserField.USERNAME, "ann"));
    }

    @Test
    void telephoneNumbersKeepPlusAndDigits() {
        assertThat(UserKey.of(UserField.PHONE, " +49 (89) 123-456").value()).isEqualTo("+4989123456");
    }

    @Test
    void aStoreIsGivenBothSpellingsOfADomain() {
        assertThat(UserKey.of(UserField.EMAIL, "ann@bücher.example").lookupForms())
                .containsExactly("ann@xn--bcher-kva.example", "ann@bücher.example");
        assertThat(UserKey.of(UserField.EMAIL, "ann@example.org").lookupForms()).containsExactly("ann@example.org");
    }

    @Test
    void aKeyIdentifiesTheUserThatHasIt() {
        User user = User.of(
                UserDraft.builder().set(UserField.EMAIL, "Ann@Example.org").build());
        assertThat(UserKey.of(UserField.EMAIL, "ann@example.org").identifies(user))
                .isTrue();
        assertThat(new UserKey(UserField.EMAIL, "ann@example.org", "acme").identifies(user))
                .isTrue();
        assertThat(UserKey.of(UserField.EMAIL, "bob@example.org").identifies(user))
                .isFalse();
        assertThat(UserKey.in(UserField.USERNAME, user)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void onlyKeysAndTheIdIdentify(UserField field) {
        if (field.isKey() || field == UserField.ID) {
            assertThat(UserKey.of(field, "+1").toString()).doesNotContain("+1");
        } else {
            assertThatThrownBy(() -> UserKey.of(field, "1")).isInstanceOf(IllegalArgumentException.class);
        }
        if (field.isKey()) {
            assertThatThrownBy(() -> UserKey.of(field, " \t")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
