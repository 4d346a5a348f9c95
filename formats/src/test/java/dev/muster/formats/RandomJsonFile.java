// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.issue.IssueCode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random file of JSON, sound or broken, and what it holds, known from how it was made.
 *
 * @param records what reading it must give before its end or its fault
 * @param fault why it is broken, or null
 * @param line where it is broken, or 0
 */
record RandomJsonFile(
        JsonSample sample, List<Expected> records, @Nullable IssueCode fault, long line) {
    private static final List<JsonLayout> LAYOUTS = List.of(JsonLayout.values());
    private static final int WINDOW = 128 * 1024;
    /** Stands for bytes that are no UTF-8. */
    private static final char SPOILED = '\uf8ff';
    /** Windows-1252, overlong forms, halves of surrogate pairs, too large, cut off. */
    private static final String[] NO_UTF_8 = {"ff", "e9", "c080", "e08080", "eda080edb080", "f4908080", "80", "e282"};

    /** A record that is to be read. */
    record Expected(
            long line,
            Map<String, @Nullable Object> cells,
            @Nullable IssueCode code,
            String words) {}

    RandomJsonFile {
        records = List.copyOf(records);
    }

    static RandomJsonFile of(long seed) {
        return new Maker(new Random(seed)).make();
    }

    /** What makes one. */
    private static final class Maker {
        private static final String[] OTHERS = {"5", "-1.5", "null", "true", "\"text\"", "\"}\"", "[]", "[{\"a\":1}]"};
        private static final String[] LINES = {
            "{\"a\":\"x", "{\"a\":[1", "}", "{\"a\":1}{\"b\":2}", "{\"a\":1},", "{}]", "\"", "{\"a\":\"\\"
        };
        private static final String[] MALFORMED = {"tru", "{,}", "{:1}", "{\"a\":1:2}", "'x'", "[1,]", "{\"a\"}"};

        private final Random random;
        private final JsonLayout layout;
        private final String path;
        private final StringBuilder text = new StringBuilder();
        private final RandomJsonText values;
        private final List<Expected> records = new ArrayList<>();
        private @Nullable IssueCode fault;
        private int faultAt;

        Maker(Random random) {
            this.random = random;
            this.layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
            this.path = layout == JsonLayout.ARRAY && random.nextBoolean() ? "/d\u00e9/users" : "";
            this.values = new RandomJsonText(random, text, layout != JsonLayout.LINES);
        }

        RandomJsonFile make() {
            text.append(random.nextInt(8) == 0 ? "\ufeff" : "");
            open();
            boolean long_ = random.nextInt(4) == 0;
            int count = random.nextInt(12) + (long_ ? 12 : 0);
            int broken = random.nextInt(4) == 0 ? random.nextInt(count + 1) : -1;
            for (int i = 0; i < count; i++) {
                between(i == 0, i == broken);
                if (i == broken && fault == null) {
                    breakHere();
                } else if (long_ && i % 8 == 3) {
                    filler();
                } else {
                    record();
                }
            }
            close(count);
            JsonOptions options = layout == JsonLayout.ARRAY
                    ? JsonOptions.defaults().withPath(path)
                    : JsonOptions.defaults().with(layout);
            return new RandomJsonFile(
                    new JsonSample(bytes(), options), records, fault, fault == null ? 0 : lineAt(faultAt));
        }

        private void open() {
            if (layout == JsonLayout.ARRAY) {
                values.blanks();
                if (!path.isEmpty()) {
                    text.append("{\"before\":");
                    values.value(3);
                    text.append(",\"d\\u00e9\":{");
                    text.append(random.nextBoolean() ? "\"users2\":[{\"x\":1}," : "\"users2\":[");
                    values.value(3);
                    text.append("],\"users\":");
                    values.blanks();
                }
                text.append('[');
            }
        }

        private void close(int count) {
            if (layout == JsonLayout.ARRAY) {
                values.blanks();
                if (count > 0 && fault == null && random.nextInt(16) == 0) {
                    text.append(',');
                    values.blanks();
                    fail(IssueCode.JSON_BROKEN, text.length());
                }
                text.append(']');
                if (!path.isEmpty()) {
                    text.append(",\"after\":");
                    values.value(3);
                    values.blanks();
                    text.append("}}");
                }
            }
            values.blanks();
            if (layout == JsonLayout.LINES && random.nextBoolean()) {
                text.append('\n');
            }
        }

        private void between(boolean first, boolean breaks) {
            values.blanks();
            switch (layout) {
                case ARRAY -> {
                    boolean missing = breaks && !first && random.nextInt(3) == 0;
                    if (!first && !missing) {
                        text.append(',');
                    }
                    values.blanks();
                    if (breaks && !missing && random.nextInt(3) == 0) {
                        fail(IssueCode.JSON_BROKEN, text.length());
                        text.append(',');
                    } else if (missing) {
                        fail(IssueCode.JSON_BROKEN, text.length());
                    }
                }
                case CONCATENATED -> {
                    if (!first && "}]\"".indexOf(text.charAt(text.length() - 1)) < 0) {
                        text.append('\n'); // or two numbers would become one
                    }
                    if (breaks && random.nextInt(3) == 0) {
                        fail(IssueCode.JSON_BROKEN, text.length());
                        text.append(",]}:".charAt(random.nextInt(4)));
                    } else {
                        text.append(pick("", "", " ", "\n", "\u001e", "\n\u001e", "\r\n"));
                    }
                }
                case LINES ->
                    text.append(first ? "" : pick("\n", "\n", "\r\n", "\n\n", "\n \t\r\n", "\n\u001e", "\n "));
            }
        }

        private void fail(IssueCode code, int at) {
            if (fault == null) {
                fault = code;
                faultAt = at;
            }
        }

        /** Something after which nothing can be told apart. */
        private void breakHere() {
            text.append("{\"a\":");
            values.blanks();
            if (layout == JsonLayout.LINES || random.nextBoolean()) {
                text.append("\"\u00e9");
                fail(IssueCode.ENCODING_INVALID, text.length());
                text.append(SPOILED).append("\"}");
            } else {
                text.append("[");
                values.blanks();
                fail(IssueCode.JSON_BROKEN, text.length());
                text.append("}");
            }
        }

        private void record() {
            int start = text.length();
            switch (random.nextInt(10)) {
                case 0 -> rejected(IssueCode.RECORD_MALFORMED, values::malformed);
                case 1 -> {
                    switch (random.nextInt(6)) {
                        case 0 -> rejected(IssueCode.RECORD_NOT_OBJECT, () -> text.append(pick(OTHERS)));
                        case 1 -> rejected(IssueCode.MEMBER_DUPLICATE, values::twice);
                        case 2 -> rejected(IssueCode.RECORD_MALFORMED, () -> text.append(pick(MALFORMED)));
                        case 3 -> deep();
                        case 4 -> cut();
                        default -> rejected(IssueCode.VALUE_TOO_LONG, () -> text.append("{\"a\":1e-99999}"));
                    }
                }
                default -> {
                    Map<String, @Nullable Object> cells = values.object(4);
                    expect(start, cells, null);
                }
            }
        }

        private void rejected(IssueCode code, Runnable write) {
            int start = text.length();
            write.run();
            expect(start, Map.of(), code);
        }

        /** As deep as a record may be, or one deeper. */
        private void deep() {
            boolean tooDeep = random.nextBoolean();
            int start = text.length();
            int levels = JsonLimits.DEPTH - (tooDeep ? 0 : 1);
            text.append("{\"deep\":")
                    .append("[".repeat(levels))
                    .append("]".repeat(levels))
                    .append('}');
            Object value = List.of();
            for (int i = 1; i < levels; i++) {
                value = List.of(value);
            }
            expect(start, tooDeep ? Map.of() : Map.of("deep", value), tooDeep ? IssueCode.NESTED_TOO_DEEP : null);
        }

        /** In NDJSON a line may end anywhere. Elsewhere a text may, by mistake, go over several lines. */
        private void cut() {
            if (layout != JsonLayout.LINES) {
                String several = pick("{\"a\":\"x\ny\"}", "{\"a\":\"\r\n\"}", "{\"a\":\"\r\"}");
                rejected(IssueCode.RECORD_MALFORMED, () -> text.append(several));
            } else if (random.nextBoolean()) {
                rejected(IssueCode.RECORD_MALFORMED, () -> text.append("{\"a\":1,"));
                text.append('\n');
                rejected(IssueCode.RECORD_MALFORMED, () -> text.append("\"b\":2}"));
            } else {
                rejected(IssueCode.RECORD_MALFORMED, () -> text.append(pick(LINES)));
            }
        }

        /** Brings the next record to where a window ends. */
        private void filler() {
            int bytes = text.toString().getBytes(UTF_8).length;
            int target = (bytes / WINDOW + 1) * WINDOW - random.nextInt(100);
            String filler = pick("x", "\u00e9", "\ud83d\ude00", "\\\"", "\\\\");
            int start = text.length();
            text.append("{\"f\":\"")
                    .append(filler.repeat(Math.max(0, target - bytes) / filler.getBytes(UTF_8).length))
                    .append("\"}");
            String words = text.substring(start + 6, text.length() - 2);
            expect(start, Map.of("f", words.replaceAll("\\\\(.)", "$1")), null);
        }

        private void expect(int start, Map<String, @Nullable Object> cells, @Nullable IssueCode code) {
            if (fault == null) {
                records.add(new Expected(lineAt(start), cells, code, text.substring(start)));
            }
        }

        private long lineAt(int at) {
            long line = 1;
            for (int i = 0; i < at; i++) {
                char c = text.charAt(i);
                boolean isReturn = c == '\r'
                        && layout != JsonLayout.LINES
                        && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
                line += c == '\n' || isReturn ? 1 : 0;
            }
            return line;
        }

        private String pick(String... choice) {
            return choice[random.nextInt(choice.length)];
        }

        private byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String[] parts = text.toString().split(String.valueOf(SPOILED), -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    bytes.writeBytes(HexFormat.of().parseHex(pick(NO_UTF_8)));
                }
                bytes.writeBytes(parts[i].getBytes(UTF_8));
            }
            return bytes.toByteArray();
        }
    }
}
