// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedValidatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.org",
                "ann.o'neil+tag@mail.example.org",
                "zoë@bücher.example",
                "用户@例子.广告",
                "x_y@a-b.co.uk",
                "a@xn--bcher-kva.example"
            })
    void addressesOfPeopleAreWellFormed(String text) {
        assertThat(WellFormedValidator.isWellFormed(FieldType.EMAIL, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b",
                "a@@b.org",
                "a b@c.org",
                ".a@b.org",
                "a.@b.org",
                "a..b@c.org",
                "a@.org",
                "a@b..org",
                "a@-b.org",
                "a@b-.org",
                "Ann <a@b.org>",
                "a@b.org\n",
                "a@b.org,c@d.org",
                "a\u200Bb@c.org",
                "a@b_c.org",
                "a\uFFFD@b.org",
                "a@[127.0.0.1]",
                "\"a b\"@c.org",
                "mailto:a@b.org"
            })
    void otherTextsAreNot(String text) {
        assertThat(WellFormedValidator.isWellFormed(FieldType.EMAIL, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, +4989123456, true",
        "PHONE, +0989123456, false",
        "PHONE, 4989123456, false",
        "PHONE, +123456, false",
        "PHONE, '', false",
        "PHONE, +, false",
        "URI, https://example.org/a?b=c#d, true",
        "URI, http://[::1]/, true",
        "URI, ftp://example.org, false",
        "URI, javascript:alert(1), false",
        "URI, //example.org, false",
        "URI, https:///x, false",
        "URI, https://a b, false",
        "LOCALE, de-AT, true",
        "LOCALE, zh-Hant, true",
        "LOCALE, de_AT, false",
        "LOCALE, '', false",
        "ZONE, Europe/Berlin, true",
        "ZONE, UTC, true",
        "ZONE, +01:00, false",
        "ZONE, europe/berlin, false"
    })
    void otherTypesHaveTheirForm(FieldType type, String text, boolean wellFormed) {
        assertThat(WellFormedValidator.isWellFormed(type, text)).isEqualTo(wellFormed);
    }
}
