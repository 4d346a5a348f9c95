// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.user.Attributes;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes users up: people of thirty languages in a dozen scripts, with everything a personnel department knows. The same seed gives the
 * same users on every machine. Nobody is real: addresses end in domains that are reserved for examples (RFC 2606, RFC 6761).
 *
 * <pre>{@code
 * try (OutputStream file = Files.newOutputStream(path)) {
 *     GeneratedRows written = UserGenerator.csv(file, 1_000_000, 42, BadRows.of(0.02, 0.01));
 * }
 * }</pre>
 */
public final class UserGenerator {
    private static final int BUFFER = 1 << 16;
    private static final List<Flaw> FLAWS = List.of(Flaw.values());
    /** Far from the numbers that make a user: whether a row is spoiled must not change who it is. */
    private static final long OTHER_SEED = 0x5deece66dL;

    private final OutputStream target;
    private final long seed;
    private final BadRows bad;
    private final StringBuilder text = new StringBuilder(BUFFER + 8_192);
    private final Map<Flaw, Long> flaws = new EnumMap<>(Flaw.class);
    private long bytes;
    private long duplicates;

    private UserGenerator(OutputStream target, long seed, BadRows bad) {
        this.target = target;
        this.seed = seed;
        this.bad = bad;
    }

    /**
     * Writes users as CSV of RFC 4180: UTF-8 without byte order mark, commas, line feeds; some 300 bytes a row, in constant memory.
     *
     * @param target where to write; not closed
     * @param rows how many rows
     * @param seed which users
     * @param bad how many rows are to be spoiled
     * @return what was written
     * @throws IOException if the stream fails
     */
    public static GeneratedRows csv(OutputStream target, long rows, long seed, BadRows bad) throws IOException {
        UserGenerator generator = new UserGenerator(target, seed, bad);
        generator.header();
        for (long row = 1; row <= rows; row++) {
            generator.row(row);
            if (generator.text.length() >= BUFFER) {
                generator.flush();
            }
        }
        generator.flush();
        return new GeneratedRows(rows, generator.bytes, generator.duplicates, generator.flaws);
    }

    /**
     * Writes the same users, all sound, as one array of JSON: UTF-8, one object a line, some 530 bytes each, in constant memory.
     *
     * @param target where to write; not closed
     * @param rows how many users
     * @param seed which users
     * @return how many bytes were written
     * @throws IOException if the stream fails
     */
    public static long json(OutputStream target, long rows, long seed) throws IOException {
        return new GeneratedJson(target, seed).write(rows, true);
    }

    /**
     * Writes the same users, all sound, as NDJSON: UTF-8, one object a line, some 530 bytes each, in constant memory.
     *
     * @param target where to write; not closed
     * @param rows how many users
     * @param seed which users
     * @return how many bytes were written
     * @throws IOException if the stream fails
     */
    public static long ndjson(OutputStream target, long rows, long seed) throws IOException {
        return new GeneratedJson(target, seed).write(rows, false);
    }

    /**
     * {@return the user of one row, as an import of a sound row would read it}
     *
     * @param seed which users
     * @param row the row, 1 for the first
     */
    public static UserDraft draft(long seed, long row) {
        GeneratedUser user = new GeneratedUser(seed, row);
        UserDraft.Builder draft = UserDraft.builder();
        user.texts((field, value) -> {
            if (!value.isEmpty()) {
                draft.set(field, value(field, value));
            }
        });
        String note = user.note();
        Map<String, Object> attributes = note.isEmpty()
                ? Map.of("cost_center", user.costCenter())
                : Map.of("note", note, "cost_center", user.costCenter());
        return draft.set(UserField.ATTRIBUTES, Attributes.of(attributes)).build();
    }

    private static Object value(UserField field, String text) {
        return switch (field.type()) {
            case DATE -> LocalDate.parse(text);
            case INSTANT -> Instant.parse(text);
            case NAME_SET -> Set.of(text.split(";", -1));
            default -> text;
        };
    }

    private void header() {
        for (UserField field : GeneratedUser.FIELDS) {
            text.append(field.fileName()).append(',');
        }
        text.append("note,cost_center\n");
    }

    private void row(long row) {
        SplitMix luck = luck(row);
        double share = luck.share();
        if (share < bad.flawed()) {
            Flaw flaw = luck.of(FLAWS);
            flaws.merge(flaw, 1L, Long::sum);
            flawed(row, flaw);
            return;
        }
        long original = share < bad.flawed() + bad.duplicated() ? soundRowBefore(row, luck) : 0;
        if (original > 0) {
            duplicates++;
            duplicated(row, original);
        } else {
            GeneratedUser user = new GeneratedUser(seed, row);
            user.texts((field, value) -> cell(value));
            end(user);
        }
    }

    private SplitMix luck(long row) {
        return new SplitMix(seed ^ OTHER_SEED, row);
    }

    /** A row before this one that is neither flawed nor a duplicate, or 0. */
    private long soundRowBefore(long row, SplitMix luck) {
        long candidate = row == 1 ? 0 : 1 + luck.below((int) Math.min(row - 1, Integer.MAX_VALUE));
        while (candidate > 0 && luck(candidate).share() < bad.flawed() + bad.duplicated()) {
            candidate--;
        }
        return candidate;
    }

    private void duplicated(long row, long original) {
        Map<UserField, String> keys = new EnumMap<>(UserField.class);
        new GeneratedUser(seed, original).texts(keys::put);
        GeneratedUser user = new GeneratedUser(seed, row);
        user.texts((field, value) -> cell(
                field == UserField.EMAIL || field == UserField.EXTERNAL_ID ? keys.getOrDefault(field, value) : value));
        end(user);
    }

    private void flawed(long row, Flaw flaw) {
        GeneratedUser user = new GeneratedUser(seed, row);
        user.texts((field, value) -> cell(field == flaw.field() ? flaw.text() : value));
        if (flaw == Flaw.TOO_FEW_CELLS) {
            text.setCharAt(text.length() - 1, '\n');
        } else {
            end(user);
        }
        if (flaw == Flaw.TOO_MANY_CELLS) {
            text.setLength(text.length() - 1);
            text.append(",surplus,surplus\n");
        }
    }

    private void end(GeneratedUser user) {
        cell(user.note());
        cell(user.costCenter());
        text.setCharAt(text.length() - 1, '\n');
    }

    private void cell(String value) {
        if (isPlain(value)) {
            text.append(value);
        } else {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
        text.append(',');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    private void flush() throws IOException {
        byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
        target.write(encoded);
        bytes += encoded.length;
        text.setLength(0);
    }
}
