// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.user.UserField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One generated user: the same for the same seed and row, whatever was generated before. */
final class GeneratedUser {
    static final List<UserField> FIELDS = List.of(
            UserField.EXTERNAL_ID,
            UserField.EMAIL,
            UserField.GIVEN_NAME,
            UserField.FAMILY_NAME,
            UserField.NAME,
            UserField.PHONE,
            UserField.LOCALE,
            UserField.ZONEINFO,
            UserField.BIRTHDATE,
            UserField.PICTURE,
            UserField.WEBSITE,
            UserField.ORGANIZATION,
            UserField.DEPARTMENT,
            UserField.TITLE,
            UserField.ROLES,
            UserField.CREATED_AT);

    private static final List<String> DEPARTMENTS = List.of(
            "Sales", "Research & Development", "Human Resources", "IT, Operations", "Legal", "経理部", "Бухгалтерия");
    private static final List<String> TITLES = List.of(
            "Engineer",
            "Accountant",
            "Head of \"Special\" Projects",
            "Geschäftsführerin",
            "Médecin",
            "Analyst, Senior",
            "");
    private static final List<String> ROLES = List.of("reader", "editor", "admin", "reader;editor", "");
    private static final List<String> DOMAINS =
            List.of("example.org", "example.com", "mail.example.net", "bücher.example", "corp.example.co.uk");
    private static final List<String> NOTES = List.of(
            "",
            "",
            "prefers e-mail",
            "note with, comma",
            "said \"hello\" twice",
            "first line\nsecond line",
            "größer als früher");
    private static final long FIRST_DAY = LocalDate.of(1950, 1, 1).toEpochDay();
    private static final long FIRST_SECOND =
            Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
    private static final long TEN_YEARS = 10L * 365 * 86_400;
    private static final int LOCAL_NUMBERS = 100_000_000;

    private final long row;
    private final Culture culture;
    private final String given;
    private final String family;
    private final SplitMix random;

    GeneratedUser(long seed, long row) {
        this.row = row;
        random = new SplitMix(seed, row);
        culture = random.of(Culture.ALL);
        given = random.of(culture.given());
        family = random.of(culture.family());
    }

    /** Calls the setter with each field's text, in the order of {@link #FIELDS}. */
    void texts(Texts texts) {
        String domain = random.of(DOMAINS);
        texts.set(
                UserField.EXTERNAL_ID,
                "hr-" + Long.toString(row, 36) + "-" + Integer.toHexString(random.below(1 << 16)));
        texts.set(UserField.EMAIL, latin(given) + "." + latin(family) + "." + Long.toString(row, 36) + "@" + domain);
        texts.set(UserField.GIVEN_NAME, own(given));
        texts.set(UserField.FAMILY_NAME, own(family));
        texts.set(UserField.NAME, own(given) + " " + own(family));
        texts.set(UserField.PHONE, phone());
        texts.set(UserField.LOCALE, culture.locale());
        texts.set(UserField.ZONEINFO, culture.zone());
        texts.set(
                UserField.BIRTHDATE,
                LocalDate.ofEpochDay(FIRST_DAY + random.below(20_000)).toString());
        texts.set(UserField.PICTURE, "https://cdn.example.org/pictures/" + row + ".png");
        texts.set(
                UserField.WEBSITE,
                "https://people.example.org/" + culture.locale().toLowerCase(Locale.ROOT) + "/" + row);
        texts.set(UserField.ORGANIZATION, "org-" + random.below(40));
        texts.set(UserField.DEPARTMENT, random.of(DEPARTMENTS));
        texts.set(UserField.TITLE, random.of(TITLES));
        texts.set(UserField.ROLES, random.of(ROLES));
        texts.set(
                UserField.CREATED_AT,
                Instant.ofEpochSecond(FIRST_SECOND + random.below((int) TEN_YEARS))
                        .toString());
    }

    /** Takes texts by field. */
    interface Texts {
        void set(UserField field, String text);
    }

    /** What no field takes: it becomes an attribute. */
    String note() {
        return random.of(NOTES);
    }

    String costCenter() {
        return "CC-" + (10_000 + random.below(90_000));
    }

    /** Each of the first hundred million rows has another: 48,271 shares no factor with the range. */
    private String phone() {
        long local = row * 48_271 % LOCAL_NUMBERS;
        return culture.phone() + "15" + Long.toString(LOCAL_NUMBERS + local).substring(1);
    }

    private static String own(String name) {
        return name.substring(0, name.indexOf('|'));
    }

    private static String latin(String name) {
        return name.substring(name.indexOf('|') + 1);
    }
}
