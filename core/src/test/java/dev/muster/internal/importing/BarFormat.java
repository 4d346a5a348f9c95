// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.RecordWriter;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A format that only writes: the options in the first line, then lines with bars between cells. */
final class BarFormat extends PartialFormat {
    private final FormatName name;

    BarFormat(FormatName name) {
        this.name = name;
    }

    @Override
    public FormatName name() {
        return name;
    }

    @Override
    public RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException {
        line(target, List.of(name, new TreeMap<>(options.values())));
        line(target, columns.names());
        return new RecordWriter() {
            @Override
            public void write(List<? extends @Nullable Object> cells) throws IOException {
                if (cells.size() != columns.size()) {
                    throw new IllegalArgumentException(cells.size() + " cells");
                }
                line(target, cells);
            }

            @Override
            public void close() throws IOException {
                target.flush();
            }
        };
    }

    private static void line(OutputStream target, List<?> cells) throws IOException {
        String line = cells.stream().map(cell -> Objects.toString(cell, "")).collect(Collectors.joining("|"));
        target.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
