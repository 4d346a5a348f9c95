// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.user.FieldType;
import dev.muster.user.Grant;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files to fill in: the header that an import understands without being told anything, and two examples to be overwritten. */
public final class Templates {
    private Templates() {}

    /**
     * Writes a CSV template.
     *
     * @param target where to write; not closed
     * @param fields the columns; none for all that an import sets without being told to and that fit a cell
     * @throws IOException if the stream fails
     */
    public static void csv(OutputStream target, UserField... fields) throws IOException {
        List<UserField> chosen = fields.length > 0 ? List.of(fields) : usual();
        Columns columns = new Columns(chosen.stream().map(UserField::fileName).toList());
        try (CsvWriter writer = new CsvWriter(target, columns, CsvOptions.defaults())) {
            for (int user = 0; user < 2; user++) {
                @Nullable String[] cells = new String[chosen.size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = example(chosen.get(i), user);
                }
                writer.write(Arrays.asList(cells));
            }
        }
    }

    /**
     * Writes a CSV template.
     *
     * @param target the file, which must not exist
     * @param fields the columns; none for all that an import sets without being told to and that fit a cell
     * @throws IOException if the file cannot be written
     */
    public static void csv(Path target, UserField... fields) throws IOException {
        try (OutputStream stream =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            csv(stream, fields);
        }
    }

    private static List<UserField> usual() {
        return Stream.of(UserField.values())
                .filter(field -> field.grant() == Grant.NONE)
                .filter(field -> field.type() != FieldType.ATTRIBUTES
                        && field.type() != FieldType.IDENTITIES
                        && field.type() != FieldType.ADDRESS)
                .toList();
    }

    private static @Nullable String example(UserField field, int user) {
        List<String> both = switch (field) {
            case ID, MEMBERSHIPS, CREDENTIAL, MFA_FACTORS, IDENTITIES, ATTRIBUTES, PRIVATE_ATTRIBUTES, ADDRESS ->
                List.of();
            case EXTERNAL_ID -> List.of("1001", "1002");
            case USERNAME -> List.of("ada", "jose");
            case EMAIL -> List.of("ada@example.com", "jose@example.com");
            case EMAIL_VERIFIED, PHONE_VERIFIED -> List.of("true", "false");
            case OTHER_EMAILS -> List.of("ada@example.org");
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
            case STATUS -> List.of("ACTIVE", "INVITED");
            case ORGANIZATION -> List.of("acme", "acme");
            case DEPARTMENT -> List.of("Research", "Sales");
            case TITLE -> List.of("Analyst", "Manager");
            case ROLES -> List.of("admin", "member");
            case CREATED_AT -> List.of("2024-01-15T09:30:00Z", "2024-02-20T14:00:00Z");
            case UPDATED_AT -> List.of("2024-03-01T08:00:00Z", "2024-03-02T08:00:00Z");
            case LAST_LOGIN_AT -> List.of("2024-04-01T08:00:00Z", "2024-04-02T08:00:00Z");
        };
        return user < both.size() ? both.get(user) : null;
    }
}
