// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.job.FormatOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A format that can only do what a test lets it do; a test that asks it for anything else fails. */
abstract class PartialFormat implements RecordFormat {
    @Override
    public Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> mapped) {
        throw new AssertionError("Nobody should recognize");
    }

    @Override
    public Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException {
        throw new AssertionError("Nobody should inspect");
    }

    @Override
    public RecordReader open(InputStream source, FormatOptions options, Columns columns) throws IOException {
        throw new AssertionError("Nobody should read");
    }

    @Override
    public RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException {
        throw new AssertionError("Nobody should write");
    }
}
