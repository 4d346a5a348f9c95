// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the file that the quickstart imports, and what somebody who knows better writes into its rejected rows. The same each time, so
 * that the numbers in the documents hold.
 */
final class IntakeFile {
    static final int ROWS = 5_400;
    static final int DUPLICATES = 40;
    static final int BAD_OF_EACH_KIND = 8;

    private static final long SEED = 20_260_115L;

    private final Random random = new Random(SEED);
    private final StringBuilder users = new StringBuilder();
    private final StringBuilder corrections = new StringBuilder();

    private IntakeFile() {
        int bad = Damage.values().length * BAD_OF_EACH_KIND;
        List<Person> people = people(ROWS - DUPLICATES);
        List<Damage> damages = damages(people.size(), bad);
        line(users, Person.COLUMNS);
        List<String> header = new ArrayList<>(List.of("row"));
        header.addAll(Person.COLUMNS);
        line(corrections, header);
        write(people, damages);
    }

    /** Writes the two files where the build takes them from. */
    public static void main(String[] args) throws IOException {
        IntakeFile made = new IntakeFile();
        Path folder = Path.of("src/main/resources/dev/muster/examples/quickstart");
        Files.writeString(folder.resolve("users.csv"), made.users, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("corrections.csv"), made.corrections, StandardCharsets.UTF_8);
    }

    static String users() {
        return new IntakeFile().users.toString();
    }

    static String corrections() {
        return new IntakeFile().corrections.toString();
    }

    private List<Person> people(int count) {
        PersonMaker maker = new PersonMaker(random);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(maker.next());
        }
        return people;
    }

    /** What is wrong with each row; null for most. */
    private List<Damage> damages(int rows, int bad) {
        List<Damage> damages = new ArrayList<>(Collections.nCopies(rows - bad, null));
        for (Damage damage : Damage.values()) {
            damages.addAll(Collections.nCopies(BAD_OF_EACH_KIND, damage));
        }
        Collections.shuffle(damages, random);
        return damages;
    }

    private void write(List<Person> people, List<Damage> damages) {
        int row = 0;
        for (int i = 0; i < people.size(); i++) {
            Damage damage = damages.get(i);
            row++;
            if (damage == null) {
                line(users, people.get(i).cells());
            } else {
                users.append(damage.line(people.get(i), i)).append('\n');
                line(corrections, damage.correction(row, people.get(i)));
            }
            // Every so often somebody who stands further up comes again.
            if ((i + 1) % (people.size() / DUPLICATES) == 0) {
                row++;
                line(users, again(people, damages, i).cells());
            }
        }
    }

    private Person again(List<Person> people, List<Damage> damages, int before) {
        int i = random.nextInt(before);
        while (damages.get(i) != null) {
            i = random.nextInt(before);
        }
        Person person = people.get(i);
        String email =
                random.nextBoolean() ? person.get("E-Mail").toUpperCase(Locale.ROOT) : " " + person.get("E-Mail");
        return person.with("E-Mail", email).with("Job title", "Senior " + person.get("Job title"));
    }

    static void line(StringBuilder target, List<String> cells) {
        target.append(csv(cells)).append('\n');
    }

    static String csv(List<String> cells) {
        return String.join(",", cells.stream().map(IntakeFile::cell).toList());
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n') || text.startsWith(" ");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
