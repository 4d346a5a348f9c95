// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.user.FieldType;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.WellFormedValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserGeneratorTest {
    private static final int ROWS = 20_000;

    @Test
    void writesTheSameForTheSameSeedOnEveryMachine() throws IOException, NoSuchAlgorithmException {
        byte[] file = csv(1_000, 42, BadRows.of(0.05, 0.05)).toByteArray();

        assertThat(csv(1_000, 42, BadRows.of(0.05, 0.05)).toByteArray()).isEqualTo(file);
        assertThat(csv(1_000, 43, BadRows.of(0.05, 0.05)).toByteArray()).isNotEqualTo(file);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("487b759b653a78de64617d030001e386bbee8e2d3aa8fe295c96803f874efa2d");
    }

    @Test
    void writesRowsOfUsualSize() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        GeneratedRows written = UserGenerator.csv(file, ROWS, 1, BadRows.none());

        assertThat(written.bytes()).isEqualTo(file.size());
        assertThat(written.bytes() / ROWS).isBetween(270L, 330L);
        assertThat(written.sound()).isEqualTo(ROWS);
    }

    @Test
    void spoilsAsManyRowsAsItSaysAndInEveryWay() throws IOException {
        GeneratedRows written = UserGenerator.csv(new ByteArrayOutputStream(), ROWS, 7, BadRows.of(0.02, 0.01));

        assertThat(written.flawed()).isBetween(ROWS / 50L - 100, ROWS / 50L + 100);
        assertThat(written.duplicates()).isBetween(ROWS / 100L - 60, ROWS / 100L + 60);
        assertThat(written.flaws()).containsOnlyKeys(Flaw.values());
        assertThat(written.sound() + written.duplicates() + written.flawed()).isEqualTo(ROWS);
    }

    @Test
    void makesUsersWithUniqueKeysThatAreWellFormed() {
        Set<Object> keys = new HashSet<>();
        Set<Character.UnicodeScript> scripts = new HashSet<>();
        for (int row = 1; row <= ROWS; row++) {
            UserDraft user = UserGenerator.draft(5, row);
            for (UserField field : new UserField[] {UserField.EMAIL, UserField.EXTERNAL_ID, UserField.PHONE}) {
                assertThat(keys.add(String.valueOf(user.get(field)))).isTrue();
            }
            for (UserField field : user.fields()) {
                FieldType type = field.type();
                assertThat(type.valueType() == String.class
                                && !WellFormedValidator.isWellFormed(type, String.valueOf(user.text(field))))
                        .as("%s of row %d", field, row)
                        .isFalse();
            }
            scripts.add(Character.UnicodeScript.of(
                    String.valueOf(user.text(UserField.FAMILY_NAME)).codePointAt(0)));
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void writesTheUsersItMakes() throws IOException {
        String[] lines =
                csv(300, 5, BadRows.none()).toString(StandardCharsets.UTF_8).split("\n", -1);

        assertThat(lines[0]).startsWith("external_id,email,given_name,").endsWith(",note,cost_center");
        assertThat(lines[1]).contains(String.valueOf(UserGenerator.draft(5, 1).text(UserField.EMAIL)));
    }

    @Test
    void repeatsKeysOfSoundRowsBefore() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        GeneratedRows written = UserGenerator.csv(file, 2_000, 3, BadRows.of(0, 0.1));
        Set<String> addresses = new HashSet<>();
        for (int row = 1; row <= 2_000; row++) {
            addresses.add(String.valueOf(UserGenerator.draft(3, row).text(UserField.EMAIL)));
        }
        String text = file.toString(StandardCharsets.UTF_8);

        assertThat(addresses.stream().filter(address -> text.contains("," + address + ",")))
                .hasSize((int) written.sound());
    }

    @Test
    void refusesSharesThatCannotBe() {
        assertThatThrownBy(() -> BadRows.of(0.6, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BadRows.of(-0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BadRows.of(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ByteArrayOutputStream csv(long rows, long seed, BadRows bad) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        UserGenerator.csv(file, rows, seed, bad);
        return file;
    }
}
