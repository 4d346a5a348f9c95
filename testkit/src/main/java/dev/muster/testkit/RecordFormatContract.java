// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.format.SourceRecord;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RecordFormat} has to do, whatever it looks like inside. Extend it, and hand in a format and some sources. */
public abstract class RecordFormatContract {
    private static final Columns COLUMNS = new Columns(List.of("email", "given_name", "note"));
    private static final String[] PIECES = {
        "a",
        "Z",
        "7",
        " ",
        "\t",
        ",",
        ";",
        "|",
        "\"",
        "'",
        "\\",
        "#",
        "\n",
        "\r\n",
        "ß",
        "é",
        "名",
        "ع",
        "\uD83D\uDE00",
        "{",
        "]",
        "="
    };

    /** For subclasses. */
    protected RecordFormatContract() {}

    /** {@return the format} */
    protected abstract RecordFormat format();

    /** {@return sources of this format that are broken somewhere, at least one, each with its columns intact} */
    protected abstract List<byte[]> brokenSources();

    /** {@return sources that are of no format like this one, so that it must not take them} */
    protected abstract List<byte[]> foreignSources();

    /** {@return whether a file without records can be told from nothing at all; true unless overridden} */
    protected boolean recognizesEmptyFiles() {
        return true;
    }

    /** {@return the options to write with; none unless overridden} */
    protected FormatOptions writing() {
        return FormatOptions.none();
    }

    @Test
    void recognizesInspectsAndReadsWhatItWrites() throws IOException {
        List<List<@Nullable Object>> rows = List.of(
                List.of("ann@example.org", "Ann", "first"),
                List.of("bob@example.org", "Bob", "two words"),
                List.of("名@example.org", "Ünï, \"Cödé\"", "line\nbreak"));
        byte[] source = write(rows);

        Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());
        assertThat(found.certainty()).isPositive();
        assertThat(found.columns()).isEqualTo(COLUMNS);
        assertThat(format().inspect(new ByteArrayInputStream(source), found.options(), found.columns()))
                .isEqualTo(Inspection.sound(3, found.columns()));
        assertThat(read(source, found)).isEqualTo(rows);
    }

    @Test
    void readsASourceWithoutRecords() throws IOException {
        byte[] source = write(List.of());
        if (!recognizesEmptyFiles()) {
            Columns columns = new Columns(List.of());
            assertThat(format().inspect(new ByteArrayInputStream(source), writing(), columns))
                    .isEqualTo(Inspection.sound(0, columns));
            return;
        }

        Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());
        assertThat(format().inspect(new ByteArrayInputStream(source), found.options(), found.columns()))
                .isEqualTo(Inspection.sound(0, found.columns()));
        assertThat(read(source, found)).isEmpty();
    }

    @Test
    void numbersRecordsFromOneWithLinesThatRise() throws IOException {
        byte[] source = write(List.of(
                List.of("a@example.org", "A", "x\ny"),
                List.of("b@example.org", "B", "z"),
                List.of("c@example.org", "C", "z")));
        Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());

        long line = 0;
        long row = 0;
        try (RecordReader reader = format().open(new ByteArrayInputStream(source), found.options(), found.columns())) {
            assertThat(reader.columns()).isEqualTo(COLUMNS);
            for (SourceRecord next = reader.next(); next != null; next = reader.next()) {
                assertThat(next.row()).isEqualTo(++row);
                assertThat(next.line()).isGreaterThanOrEqualTo(Math.max(1, line));
                assertThat(next.defect()).isNull();
                line = next.line();
            }
            assertThat(reader.next()).as("after the end").isNull();
        }
        assertThat(row).isEqualTo(3);
    }

    @Test
    void changesNoTextOnItsWay() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int file = 0; file < 50; file++) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int row = random.nextInt(20); row >= 0; row--) {
                rows.add(Arrays.asList("user" + row + "@example.org", text(random), text(random)));
            }
            byte[] source = write(rows);
            Recognition found = format().recognize(source, true, writing(), List.of());

            assertThat(read(source, found)).as("seed %d, file %d", seed, file).isEqualTo(rows);
            assertThat(format().inspect(new ByteArrayInputStream(source), found.options(), found.columns())
                            .records())
                    .as("seed %d, file %d", seed, file)
                    .isEqualTo(rows.size());
        }
    }

    @Test
    void countsAsManyRecordsOfABrokenSourceAsItReads() throws IOException {
        assertThat(brokenSources()).isNotEmpty();
        for (byte[] source : brokenSources()) {
            Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());
            Inspection inspection =
                    format().inspect(new ByteArrayInputStream(source), found.options(), found.columns());
            assertThat(inspection.fault()).isNotNull();

            List<SourceRecord> before = new ArrayList<>();
            assertThatThrownBy(() -> {
                        try (RecordReader reader =
                                format().open(new ByteArrayInputStream(source), found.options(), found.columns())) {
                            for (SourceRecord next = reader.next(); next != null; next = reader.next()) {
                                before.add(next);
                            }
                        }
                    })
                    .isInstanceOf(SourceRefusedException.class);
            assertThat(before).hasSize((int) inspection.records());
        }
    }

    @Test
    void leavesForeignSourcesToOthers() {
        for (byte[] source : foreignSources()) {
            try {
                assertThat(format().recognize(source, true, FormatOptions.none(), List.of())
                                .certainty())
                        .isZero();
            } catch (SourceRefusedException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void closesWhatItOwnsAndNothingElse() throws IOException {
        byte[] source = write(List.of(List.of("a@example.org", "A", "x")));
        Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());

        Watched inspected = new Watched(source);
        format().inspect(inspected, found.options(), found.columns());
        assertThat(inspected.closed).as("inspected").isZero();

        Watched read = new Watched(source);
        format().open(read, found.options(), found.columns()).close();
        assertThat(read.closed).as("read").isPositive();
    }

    @Test
    void passesOnAStreamThatFails() throws IOException {
        byte[] source = write(List.of(List.of("a@example.org", "A", "x")));
        Recognition found = format().recognize(source, true, FormatOptions.none(), List.of());
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("by script");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("by script");
            }
        };

        assertThatThrownBy(() -> format().inspect(failing, found.options(), found.columns()))
                .isInstanceOf(IOException.class);
    }

    private byte[] write(List<List<@Nullable Object>> rows) throws IOException {
        Watched.Target target = new Watched.Target();
        try (RecordWriter writer = format().create(target, COLUMNS, writing())) {
            for (List<@Nullable Object> row : rows) {
                writer.write(row);
            }
        }
        assertThat(target.closed).as("the stream below the writer").isFalse();
        return target.toByteArray();
    }

    private List<List<@Nullable Object>> read(byte[] source, Recognition found) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RecordReader reader = format().open(new ByteArrayInputStream(source), found.options(), found.columns())) {
            for (SourceRecord next = reader.next(); next != null; next = reader.next()) {
                rows.add(next.cells());
            }
        }
        return rows;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** A stream that counts how often it is closed. */
    private static final class Watched extends FilterInputStream {
        private int closed;

        Watched(byte[] source) {
            super(new ByteArrayInputStream(source));
        }

        @Override
        public void close() {
            closed++;
        }

        /** A target that knows whether it was closed. */
        private static final class Target extends ByteArrayOutputStream {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        }
    }
}
