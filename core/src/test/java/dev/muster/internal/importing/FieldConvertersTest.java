// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.mapping.Conversion;
import dev.muster.mapping.ConversionRules;
import dev.muster.user.Address;
import dev.muster.user.FieldType;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import dev.muster.user.UserStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldConvertersTest {
    private static final ConversionRules BERLIN =
            new ConversionRules(";", List.of("dd.MM.yyyy", "d MMM yyyy HH:mm"), "Europe/Berlin");

    private static Conversion convert(FieldType type, Object cell) {
        return convert(ConversionRules.defaults(), type, cell);
    }

    private static Conversion convert(ConversionRules rules, FieldType type, Object cell) {
        return new FieldConverters(rules).of(type).convert(cell);
    }

    private static void assertValue(FieldType type, Object cell, Object value) {
        assertThat(convert(type, cell)).isEqualTo(Conversion.of(value));
    }

    private static void assertFails(FieldType type, Object cell, IssueCode code) {
        assertThat(convert(type, cell)).isEqualTo(Conversion.failed(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Y", "1", "on", "Ja"})
    void manyWordsMeanYes(String text) {
        assertValue(FieldType.BOOLEAN, text, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "NO", "n", "0", "off", "nein"})
    void manyWordsMeanNo(String text) {
        assertValue(FieldType.BOOLEAN, text, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "maybe", "x", "jain", "-1", "truee", "ye", "wahr"})
    void otherWordsMeanNeither(String text) {
        assertFails(FieldType.BOOLEAN, text, IssueCode.BOOLEAN_MALFORMED);
    }

    @Test
    void jsonValuesAreTakenAsTheyAre() {
        assertValue(FieldType.BOOLEAN, true, true);
        assertValue(FieldType.BOOLEAN, 0L, false);
        assertFails(FieldType.BOOLEAN, List.of(true), IssueCode.BOOLEAN_MALFORMED);
        assertValue(FieldType.TEXT, 12345L, "12345");
        assertValue(FieldType.TEXT, new BigDecimal("1E+1000000"), "1E+1000000");
        assertFails(FieldType.TEXT, Map.of("a", "b"), IssueCode.JSON_SHAPE);
        assertFails(FieldType.PHONE, 4989123456L, IssueCode.PHONE_MALFORMED);
        assertFails(FieldType.INSTANT, 1700000000L, IssueCode.INSTANT_MALFORMED);
        assertValue(FieldType.TEXT_LIST, List.of("a", " ", " b "), List.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "+4989123456, +4989123456",
        "+49 89 / 123-456, +4989123456",
        "0049 (89) 123.456, +4989123456",
        "tel:+49-89-123456, +4989123456",
        "+1 (555) 123-4567, +15551234567",
        "+49\u00A089\u2011123456, +4989123456"
    })
    void phoneNumbersAreBroughtToOneForm(String text, String number) {
        assertValue(FieldType.PHONE, text, number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "089 123456",
                "5551234567",
                "+49 (0)89 123456",
                "+0123456789",
                "+49 89 123456 ext. 7",
                "+49+89123456",
                "00",
                "+",
                "abc",
                "+1234567890123456",
                "+４９89123456",
                "(0)"
            })
    void phoneNumbersWithoutACountryAreRefused(String text) {
        assertFails(FieldType.PHONE, text, IssueCode.PHONE_MALFORMED);
    }

    @Test
    void datesAreIsoUnlessTheJobHasPatterns() {
        assertValue(FieldType.DATE, "1990-02-28", LocalDate.of(1990, 2, 28));
        assertFails(FieldType.DATE, "28.02.1990", IssueCode.DATE_MALFORMED);
        assertFails(FieldType.DATE, "1990-02-30", IssueCode.DATE_MALFORMED);
        assertFails(FieldType.DATE, "1990-02-28T00:00:00Z", IssueCode.DATE_MALFORMED);
        assertThat(convert(BERLIN, FieldType.DATE, "28.02.1990")).isEqualTo(Conversion.of(LocalDate.of(1990, 2, 28)));
        assertThat(convert(BERLIN, FieldType.DATE, "31.02.1990"))
                .isEqualTo(Conversion.failed(IssueCode.DATE_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:30:00Z, 2026-01-31T08:30:00Z",
        "2026-01-31 08:30:00.5Z, 2026-01-31T08:30:00.5Z",
        "2026-01-31t08:30:00z, 2026-01-31T08:30:00Z",
        "2026-01-31T08:30+01:00, 2026-01-31T07:30:00Z",
        "2026-01-31T08:30:00+0100, 2026-01-31T07:30:00Z",
        "2026-01-31T08:30:00+01, 2026-01-31T07:30:00Z",
        "2026-01-31T08:30:00-00:30, 2026-01-31T09:00:00Z"
    })
    void pointsInTimeAreReadInEveryFormOfIso(String text, String instant) {
        assertValue(FieldType.INSTANT, text, Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-31T08:30:00", "2026-01-31", "31.01.2026", "2026-02-30T08:30+01:00", "now", "1700000000"
            })
    void aTimeWithoutOffsetOrZoneIsRefused(String text) {
        assertFails(FieldType.INSTANT, text, IssueCode.INSTANT_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:30:00, 2026-01-31T07:30:00Z",
        "2026-07-31 08:30, 2026-07-31T06:30:00Z",
        "2026-01-31, 2026-01-30T23:00:00Z",
        "31.01.2026, 2026-01-30T23:00:00Z",
        "1 Feb 2026 10:00, 2026-02-01T09:00:00Z"
    })
    void withAZoneALocalTimeIsAPointInTime(String text, String instant) {
        assertThat(convert(BERLIN, FieldType.INSTANT, text)).isEqualTo(Conversion.of(Instant.parse(instant)));
    }

    @Test
    void anHourThatDoesNotExistIsRefused() {
        assertThat(convert(BERLIN, FieldType.INSTANT, "2026-03-29T02:30:00"))
                .isEqualTo(Conversion.failed(IssueCode.INSTANT_MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de_DE, de-DE", "pt-br, pt-BR", "zh_hant_tw, zh-Hant-TW", "EN, en"})
    void languageTagsAreBroughtToOneSpelling(String text, String tag) {
        assertValue(FieldType.LOCALE, text, tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"German (Germany)", "de_DE.UTF-8", "-", "d", "und", "x-private"})
    void otherLanguageNamesAreRefused(String text) {
        assertFails(FieldType.LOCALE, text, IssueCode.LOCALE_MALFORMED);
    }

    @Test
    void statusesAreReadInAnyCaseAndWithBlanks() {
        assertValue(FieldType.STATUS, "Pending verification", UserStatus.PENDING_VERIFICATION);
        assertValue(FieldType.STATUS, "pending-verification", UserStatus.PENDING_VERIFICATION);
        assertValue(FieldType.STATUS, "active", UserStatus.ACTIVE);
        assertFails(FieldType.STATUS, "enabled", IssueCode.STATUS_UNKNOWN);
    }

    @Test
    void listsAreSplitOrReadAsJson() {
        assertValue(FieldType.TEXT_LIST, "a; b ;;c", List.of("a", "b", "c"));
        assertValue(FieldType.TEXT_LIST, "[\"a;b\", \" \", \"c\"]", List.of("a;b", "c"));
        assertValue(FieldType.NAME_SET, "a;b;a", Set.of("a", "b"));
        assertFails(FieldType.TEXT_LIST, "[1]", IssueCode.JSON_SHAPE);
        assertFails(FieldType.NAME_SET, "[\"a\"", IssueCode.JSON_MALFORMED);
        ConversionRules bars = new ConversionRules("||", List.of(), null);
        assertThat(convert(bars, FieldType.TEXT_LIST, "a||b|c")).isEqualTo(Conversion.of(List.of("a", "b|c")));
    }

    @Test
    void anAddressIsJsonOrWhatStandsOnTheEnvelope() {
        assertValue(FieldType.ADDRESS, "Main St 1\nTown", new Address("Main St 1\nTown", null, null, null, null, null));
        assertValue(
                FieldType.ADDRESS,
                "{\"locality\":\"Town\",\"postal_code\":\"012\"}",
                new Address(null, null, "Town", null, "012", null));
        assertFails(FieldType.ADDRESS, "{\"planet\":\"Mars\"}", IssueCode.JSON_SHAPE);
        assertFails(FieldType.ADDRESS, "{\"postal_code\":12}", IssueCode.JSON_SHAPE);
        assertFails(FieldType.ADDRESS, "{oops", IssueCode.JSON_MALFORMED);
    }

    @Test
    void structuredFieldsHaveAStrictShape() {
        assertValue(
                FieldType.MEMBERSHIPS,
                "[{\"organization\":\"acme\",\"roles\":[\"admin\"]},{\"organization\":\"b\"}]",
                List.of(new Membership("acme", Set.of("admin")), new Membership("b", Set.of())));
        assertValue(
                FieldType.IDENTITIES,
                "[{\"provider\":\"google\",\"subject\":\"7\"}]",
                List.of(new LinkedIdentity("google", "7", null)));
        assertValue(
                FieldType.MFA_FACTORS, "[{\"kind\":\"totp\",\"value\":\"X\"}]", List.of(new MfaFactor("totp", "X")));
        assertFails(FieldType.MEMBERSHIPS, "[{\"organization\":\"a\",\"admin\":true}]", IssueCode.JSON_SHAPE);
        assertFails(FieldType.MEMBERSHIPS, "[{\"organization\":\" \"}]", IssueCode.JSON_SHAPE);
        assertFails(FieldType.MEMBERSHIPS, "{}", IssueCode.JSON_SHAPE);
        assertFails(FieldType.IDENTITIES, "[{\"provider\":\"google\"}]", IssueCode.JSON_SHAPE);
        assertFails(FieldType.MFA_FACTORS, "totp", IssueCode.JSON_MALFORMED);
        assertFails(FieldType.ATTRIBUTES, "[1]", IssueCode.JSON_SHAPE);
    }

    @ParameterizedTest
    @EnumSource
    void hostileTextNeverMakesAConverterThrow(FieldType type) {
        for (String text : List.of(
                "[",
                "{",
                "\"",
                "\u0000",
                "{0}",
                "%s%n",
                "${7*7}",
                "[".repeat(100_000),
                "9".repeat(100_000),
                "\uD800")) {
            assertThat(convert(type, text)).isNotNull();
            assertThat(convert(BERLIN, type, text)).isNotNull();
        }
        for (Object value : List.of(1L, new BigDecimal("1.5"), true, List.of(List.of(1L)), Map.of("a", List.of()))) {
            assertThat(convert(type, value)).isNotNull();
        }
    }
}
