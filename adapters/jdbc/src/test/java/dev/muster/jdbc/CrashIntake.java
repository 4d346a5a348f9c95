// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.Tally;
import dev.muster.store.StoredUser;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A file of users whose every outcome is known: one row in ten updates a user who is there, one in a hundred is at fault, one in a hundred
 * repeats an earlier one, one in a hundred finds its user as it would leave it.
 */
record CrashIntake(int rows) {
    /** The users that are there before the file comes. */
    Path before(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("email,name,title"));
        for (int row = 0; row < rows; row++) {
            if (row % 10 == 3) {
                lines.add(email(row) + ",Old " + row + ",Kept");
            } else if (row % 100 == 50) {
                lines.add(email(row) + "," + name(row) + ",Same");
            }
        }
        return Files.write(folder.resolve("before.csv"), lines);
    }

    Path file(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("email,name"));
        for (int row = 0; row < rows; row++) {
            lines.add(
                    switch (row % 100) {
                        case 77 -> "broken," + name(row);
                        case 99 -> email(row - 40).toUpperCase(java.util.Locale.ROOT) + ",Again";
                        default -> email(row) + "," + name(row);
                    });
        }
        return Files.write(folder.resolve("users.csv"), lines, StandardCharsets.UTF_8);
    }

    private static String email(int row) {
        return "user" + row + "@example.org";
    }

    private static String name(int row) {
        return "New " + Integer.toHexString(row * 0x9E3779B9);
    }

    Tally tally() {
        long hundreds = rows / 100;
        long rejected = hundreds;
        long skipped = hundreds;
        long unchanged = hundreds;
        long updated = rows / 10;
        return new Tally(rows - rejected - skipped - unchanged - updated, updated, unchanged, skipped, rejected);
    }

    /** What the users are called afterwards, by their addresses. */
    Map<String, String> expected() {
        Map<String, String> names = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            if (row % 100 != 77 && row % 100 != 99) {
                names.put(email(row), name(row));
            }
        }
        return names;
    }

    /** How many users the file writes. */
    int writes() {
        return (int) (tally().created() + tally().updated());
    }

    static Map<String, String> names(JdbcUserStore store) {
        Map<String, String> names = new TreeMap<>();
        users(store).forEach((email, user) -> names.put(email, String.valueOf(user.name())));
        return names;
    }

    /** All users by their addresses; fails if two have the same. */
    static Map<String, User> users(JdbcUserStore store) {
        Map<String, User> users = new TreeMap<>();
        store.read(UserFilter.all(), new UserVisitor() {
            @Override
            public void begin(OptionalLong size, Instant time) {
                // Each user counts by itself.
            }

            @Override
            public boolean visit(StoredUser stored) {
                assertThat(users.put(String.valueOf(stored.user().email()), stored.user()))
                        .isNull();
                return true;
            }
        });
        return users;
    }
}
