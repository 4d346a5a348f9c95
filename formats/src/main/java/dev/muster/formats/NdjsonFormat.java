// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * NDJSON, also called JSON Lines: one object a line, blank lines passed over. Whatever is wrong with a line costs that line only. {@code
 * docs/json.md} tells the rules, {@link JsonOptions} names the options. Stateless, safe for use by several threads.
 */
public final class NdjsonFormat implements RecordFormat {
    private static final int UNSURE = 20;

    /** Creates the format. */
    public NdjsonFormat() {}

    @Override
    public FormatName name() {
        return FormatName.NDJSON;
    }

    @Override
    public List<String> extensions() {
        return List.of("ndjson", "jsonl");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the value of a given option is not known
     */
    @Override
    public Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> mapped) {
        int mark = Prologue.afterMark(head, head.length);
        int start = Prologue.afterBlanks(head, mark);
        if (isGivenOtherwise(new JsonOptions(given)) || start == head.length || head[start] != '{') {
            return JsonSource.foreign(given);
        }
        JsonLines lines = JsonLines.of(head, start, complete);
        boolean isLong = lines.count() == 0 && !complete;
        if ((!lines.areRecords() && !isLong) || isWrapper(lines, head, start)) {
            return JsonSource.foreign(given);
        }
        JsonOptions options = lines(given).withByteOrderMark(mark > 0);
        Recognition found = JsonSource.recognition(head, complete, options, mapped);
        // A single object is a document of JSON first of all, and one that goes beyond the head may be anything.
        int certainty = lines.count() > 1 ? found.certainty() : isLong ? UNSURE : found.certainty() / 2;
        return new Recognition(certainty, found.options(), found.columns());
    }

    /** A job that says where the array is, or that values follow each other, does not mean lines. */
    private static boolean isGivenOtherwise(JsonOptions given) {
        return given.hasLayout() && given.layout() != JsonLayout.LINES;
    }

    /** A single line, of which perhaps only the beginning is to be seen, may be a document that holds the users in an array. */
    private static boolean isWrapper(JsonLines lines, byte[] head, int start) {
        return lines.count() <= 1 && JsonObjectSearch.path(head, start).isPresent();
    }

    private static JsonOptions lines(FormatOptions options) {
        return new JsonOptions(options).with(JsonLayout.LINES);
    }

    @Override
    public Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException {
        return JsonSource.inspect(source, lines(options), columns);
    }

    @Override
    public RecordReader open(InputStream source, FormatOptions options, Columns columns) throws IOException {
        return new JsonReader(source, lines(options), columns);
    }

    @Override
    public RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException {
        return new JsonWriter(target, columns, lines(options));
    }
}
