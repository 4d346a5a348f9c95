// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import com.univocity.parsers.csv.CsvParser;
import dev.muster.testkit.UserGenerator;
import dev.muster.user.Attributes;
import dev.muster.user.User;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sound rows of a generated file, in the text format that PostgreSQL's manual describes under COPY. What a row has to be, the generator
 * is asked and no contender, so that these rows also tell whether a contender has lost or changed one.
 */
final class CopyRows {
    /** The places of {@link UsersTable#FIELDS} among the columns of the file. */
    private static final int[] PLACES = UsersTable.FIELDS.stream()
            .mapToInt(field -> CsvUser.HEADER.indexOf(field.fileName()))
            .toArray();

    private static final int NOTE = CsvUser.HEADER.indexOf("note");
    private static final int COST_CENTER = CsvUser.HEADER.indexOf("cost_center");
    private static final JsonMapper JSON = JsonMapper.shared();

    private CopyRows() {}

    /** Writes the rows of the file that say what the generator says of them. */
    static void write(Path file, long seed, Path target) throws IOException {
        CsvParser parser = new CsvParser(BareParse.settings());
        parser.beginParsing(file.toFile(), StandardCharsets.UTF_8);
        parser.parseNext();
        StringBuilder line = new StringBuilder();
        try (Writer writer = Files.newBufferedWriter(target)) {
            long row = 1;
            for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
                User user = User.of(UserGenerator.draft(seed, row));
                List<String> values = values(user);
                if (isSound(cells, values, user)) {
                    line.setLength(0);
                    line.append(id(row));
                    values.forEach(value -> append(line.append('\t'), value));
                    writer.append(line).append('\n');
                }
                row++;
            }
        } finally {
            parser.stopParsing();
        }
    }

    /** What goes into the columns of the table but the id. */
    private static List<String> values(User user) {
        List<String> values = new ArrayList<>();
        for (UserField field : UsersTable.FIELDS) {
            Object value = user.value(field);
            values.add(value == null ? null : value.toString());
        }
        values.add(JSON.writeValueAsString(user.attributes().asMap()));
        return values;
    }

    private static boolean isSound(String[] cells, List<String> values, User user) {
        if (cells.length != CsvUser.HEADER.size()) {
            return false;
        }
        for (int i = 0; i < PLACES.length; i++) {
            if (!Objects.equals(cells[PLACES[i]], values.get(i))) {
                return false;
            }
        }
        Attributes attributes = user.attributes();
        return Objects.equals(cells[NOTE], attributes.text("note").orElse(null))
                && Objects.equals(
                        cells[COST_CENTER], attributes.text("cost_center").orElse(null));
    }

    /** Ascending, as ids of version 7 are. */
    private static UUID id(long row) {
        return new UUID(row << 16 | 0x7000, Long.MIN_VALUE | row);
    }

    private static void append(StringBuilder line, String value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
