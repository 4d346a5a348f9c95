// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.formats.imports.Node.Point;
import dev.muster.job.ImportJob;
import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An import and the places where the nodes that work on it die, all from one seed.
 *
 * @param kind how the store keeps users
 * @param before what is done to the store before
 * @param file the file to import
 * @param chunkSize the size of chunks
 * @param nodes one node after the other; the last one lives
 */
record RandomIntake(StoreKind kind, List<UserChange> before, List<String> file, int chunkSize, List<Node> nodes) {
    private static final String HEADER = "email,name,Cost center";
    private static final int MOST_ROWS = 60;
    /** Dies at a point that is never reached so often. */
    private static final int NEVER = Integer.MAX_VALUE;

    RandomIntake {
        before = List.copyOf(before);
        file = List.copyOf(file);
        nodes = List.copyOf(nodes);
    }

    static RandomIntake of(long seed) {
        Random random = new Random(seed);
        int known = 1 + random.nextInt(10);
        List<UserChange> before = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            before.add(creation(i));
        }
        int rows = 5 + random.nextInt(MOST_ROWS - 4);
        List<String> file = new ArrayList<>(List.of(HEADER));
        for (int row = 1; row <= rows; row++) {
            file.add(row(row, known, random));
        }
        int chunkSize = 1 + random.nextInt(12);
        StoreKind kind = pick(StoreKind.values(), random);
        return new RandomIntake(kind, before, file, chunkSize, nodes(1 + rows / chunkSize, random));
    }

    ImportJob job() {
        return Fixture.job(file.toArray(String[]::new)).chunkSize(chunkSize);
    }

    private static UserChange creation(int number) {
        UserDraft draft = UserDraft.builder()
                .set(UserField.EMAIL, address("known", number))
                .set(UserField.NAME, "Known " + number)
                .build();
        return new UserChange.Create(new UserId("known-" + number), User.of(draft));
    }

    private static String row(int row, int known, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "broken" + row + ",New " + row + ",1";
            case 1 -> ",Nobody " + row + ",";
            case 2 -> "";
            case 3, 4 -> address("USER", 1 + random.nextInt(row)) + ",Again " + row + ",";
            case 5 -> {
                int old = random.nextInt(known);
                yield address("Known", old) + ",Known " + old + ",";
            }
            case 6 -> address("known", random.nextInt(known)) + ",Changed " + row + "," + random.nextInt(3);
            default -> address("User", row) + ",New " + row + "," + random.nextInt(3);
        };
    }

    private static List<Node> nodes(int chunks, Random random) {
        List<Node> nodes = new ArrayList<>();
        if (random.nextInt(10) > 0) {
            nodes.add(mortal(chunks, random));
            if (random.nextInt(3) == 0) {
                nodes.add(mortal(chunks, random));
            }
        }
        nodes.add(new Node(Point.BEFORE_BEGIN, NEVER));
        return nodes;
    }

    private static Node mortal(int chunks, Random random) {
        return new Node(pick(Point.values(), random), 1 + random.nextInt(chunks));
    }

    private static <T> T pick(T[] choice, Random random) {
        return choice[random.nextInt(choice.length)];
    }

    private static String address(String name, int number) {
        return String.format(Locale.ROOT, "%s%d@Example.org", name, number);
    }
}
