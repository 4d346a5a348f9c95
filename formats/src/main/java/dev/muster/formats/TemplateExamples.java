// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.store.Directory;
import dev.muster.user.UserField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users of a template: what they have in each field, such that the host's directory lets it in. */
final class TemplateExamples {
    /** How many users there are. */
    static final int USERS = 2;

    private static final String ORGANIZATION = "acme";
    /** Separates the values of a list in one cell, unless a job says otherwise. */
    private static final String SEPARATOR = ";";

    private final Directory directory;
    private final List<String> roles;

    TemplateExamples(Directory directory) {
        this.directory = directory;
        this.roles =
                directory.roles().map(names -> names.stream().sorted().toList()).orElse(List.of("admin", "member"));
    }

    /** What a user has in a column of CSV: text, or null for nothing. */
    @Nullable
    Object cell(UserField field, int user) {
        Object value = value(field, user);
        if (value instanceof List<?> list && list.stream().allMatch(TemplateExamples::fitsList)) {
            return String.join(SEPARATOR, list.stream().map(String::valueOf).toList());
        }
        return field == UserField.ADDRESS && value instanceof Map<?, ?> parts
                ? String.join(", ", parts.values().stream().map(String::valueOf).toList())
                : value;
    }

    private static boolean fitsList(Object element) {
        return element instanceof String text && !text.contains(SEPARATOR) && !text.startsWith("[");
    }

    /** What a user has in a field as a JSON value, or null for nothing. */
    @Nullable
    Object value(UserField field, int user) {
        List<?> both = values(field);
        return user < both.size() ? both.get(user) : null;
    }

    /** All there is of a field. */
    List<?> values(UserField field) {
        return switch (field) {
            case ID, CREDENTIAL, MFA_FACTORS -> List.of();
            case EXTERNAL_ID -> List.of("1001", "1002");
            case USERNAME -> List.of("ada", "jose");
            case EMAIL -> List.of("ada@example.com", "jose@example.com");
            case EMAIL_VERIFIED, PHONE_VERIFIED -> List.of(true, false);
            case OTHER_EMAILS -> List.of(List.of("ada@example.org"));
            case PHONE -> List.of("+442071838750", "+34911234567");
            case GIVEN_NAME -> List.of("Ada", "José");
            case MIDDLE_NAME -> List.of("Augusta");
            case FAMILY_NAME -> List.of("Example", "Muestra");
            case NAME -> List.of("Ada Example", "José Muestra");
            case NICKNAME -> List.of("Ada", "Pepe");
            case PICTURE -> List.of("https://example.com/ada.png");
            case PROFILE -> List.of("https://example.com/people/ada");
            case WEBSITE -> List.of("https://example.org/");
            case LOCALE -> List.of("en-GB", "es-ES");
            case ZONEINFO -> List.of("Europe/London", "Europe/Madrid");
            case BIRTHDATE -> List.of("1985-12-10", "1990-02-28");
            case GENDER -> List.of("female", "male");
            case ADDRESS ->
                List.of(
                        address("12 Example Street", "London", "SW1A 1AA", "GB"),
                        address("Calle de la Muestra 3", "Madrid", "28013", "ES"));
            case STATUS -> List.of("ACTIVE", "INVITED");
            case ORGANIZATION -> ifKnown(List.of(ORGANIZATION, ORGANIZATION));
            case DEPARTMENT -> List.of("Research", "Sales");
            case TITLE -> List.of("Analyst", "Manager");
            case ROLES -> eachRole().stream().map(List::of).toList();
            case MEMBERSHIPS ->
                ifKnown(eachRole().stream().map(TemplateExamples::membership).toList());
            case CREATED_AT -> List.of("2024-01-15T09:30:00Z", "2024-02-20T14:00:00Z");
            case UPDATED_AT -> List.of("2024-03-01T08:00:00Z", "2024-03-02T08:00:00Z");
            case LAST_LOGIN_AT -> List.of("2024-04-01T08:00:00Z", "2024-04-02T08:00:00Z");
            case IDENTITIES -> List.of(List.of(inOrder("provider", "google-oauth2", "subject", "1234567890")));
            case ATTRIBUTES -> List.of(inOrder("plan", "pro", "seats", 5), inOrder("plan", "free", "seats", 1));
            case PRIVATE_ATTRIBUTES -> List.of(inOrder("note", "VIP"));
        };
    }

    /** One role for each user, as far as there are any. */
    private List<String> eachRole() {
        return roles.isEmpty() ? List.of() : List.of(roles.get(0), roles.get(Math.min(1, roles.size() - 1)));
    }

    private List<?> ifKnown(List<?> examples) {
        return directory.hasOrganization(ORGANIZATION) ? examples : List.of();
    }

    private static List<?> membership(String role) {
        return List.of(inOrder("organization", ORGANIZATION, "roles", List.of(role)));
    }

    private static Map<String, Object> address(String street, String locality, String postalCode, String country) {
        return inOrder("street_address", street, "locality", locality, "postal_code", postalCode, "country", country);
    }

    private static Map<String, Object> inOrder(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }
}
