// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * JSON (RFC 8259): an array of users, an object with such an array somewhere inside, or objects that follow each other. Read as a stream,
 * strictly; a record that is malformed costs that record only, as long as its brackets and quotes pair up. {@code docs/json.md} tells the
 * rules, {@link JsonOptions} names the options. Stateless, safe for use by several threads.
 */
public final class JsonFormat implements RecordFormat {
    /** Creates the format. */
    public JsonFormat() {}

    @Override
    public FormatName name() {
        return FormatName.JSON;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the value of a given option is not known
     */
    @Override
    public Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> mapped) {
        JsonOptions options = new JsonOptions(given);
        int mark = Prologue.afterMark(head, head.length);
        int start = Prologue.afterBlanks(head, mark);
        boolean byLines = options.hasLayout() && options.layout() == JsonLayout.LINES;
        if (byLines || start == head.length || (head[start] != '{' && head[start] != '[')) {
            return JsonSource.foreign(given);
        }
        boolean isFound = options.hasLayout();
        if (!isFound) {
            if (head[start] == '[') {
                options = options.withPath("");
            } else if (isNdjson(head, start, complete)) {
                return JsonSource.foreign(given);
            } else {
                options = layout(options, head, start, complete);
            }
        }
        JsonOptions found =
                options.withPath(options.path()).with(options.layout()).withByteOrderMark(mark > 0);
        return JsonSource.recognition(head, complete, found, mapped);
    }

    private static boolean isNdjson(byte[] head, int start, boolean complete) {
        JsonLines lines = JsonLines.of(head, start, complete);
        return lines.count() > 1 && lines.areRecords();
    }

    private static JsonOptions layout(JsonOptions options, byte[] head, int start, boolean complete) {
        // To see whether it stands alone, a whole document is scanned as if it were a record.
        JsonOptions asOne = options.withConcatenatedValues().withMaxRecordBytes(OptionLimit.MOST);
        JsonScanner scanner = new JsonScanner(asOne, null);
        scanner.window(head, 0, head.length, complete);
        scanner.skipTo(start);
        JsonScanner.Step first = scanner.next();
        if (first == JsonScanner.Step.FAULT) {
            throw JsonSource.refused(scanner);
        }
        boolean isAlone = first == JsonScanner.Step.MORE || scanner.next() == JsonScanner.Step.END;
        if (!isAlone) {
            return options.withConcatenatedValues();
        }
        Optional<String> path = JsonObjectSearch.path(head, start);
        if (path.isEmpty() && first == JsonScanner.Step.MORE) {
            throw new SourceRefusedException(IssueCode.JSON_PATH_MISSING, 0);
        }
        return path.map(found -> options.withPath(found).with(JsonOptions.FOUND, "true"))
                .orElseGet(options::withConcatenatedValues);
    }

    @Override
    public Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException {
        return JsonSource.inspect(source, new JsonOptions(options), columns);
    }

    @Override
    public RecordReader open(InputStream source, FormatOptions options, Columns columns) throws IOException {
        return new JsonReader(source, new JsonOptions(options), columns);
    }

    @Override
    public RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException {
        return new JsonWriter(target, columns, new JsonOptions(options));
    }
}
