// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** What JSON and NDJSON have in common: to look at a source from its beginning, or at all of it. */
final class JsonSource {
    private static final Columns NO_COLUMNS = new Columns(List.of());

    private JsonSource() {}

    /** {@return the answer to a source in another format} */
    static Recognition foreign(FormatOptions given) {
        return new Recognition(0, given, NO_COLUMNS);
    }

    /** {@return the answer to a source in this format} Names that everybody gives to the fields of users make it all the more certain. */
    static Recognition recognition(byte[] head, boolean complete, JsonOptions options, List<String> mapped) {
        Columns columns = new JsonColumns(options, mapped).of(head, complete);
        int known = HeaderWords.known(columns.names().toArray(new String[0]));
        return new Recognition(known > 0 ? 95 : 70, options.options(), columns);
    }

    static SourceRefusedException refused(JsonScanner scanner) {
        IssueCode fault = scanner.fault();
        return new SourceRefusedException(fault == null ? IssueCode.JSON_BROKEN : fault, scanner.faultLine());
    }

    static Inspection inspect(InputStream source, JsonOptions options, Columns columns) throws IOException {
        JsonNames names = new JsonNames(columns, options.maxColumns());
        JsonWindow window = new JsonWindow(source, options, names);
        JsonScanner scanner = window.scanner();
        long records = 0;
        while (true) {
            switch (scanner.next()) {
                case RECORD -> {
                    if (names.takeRaw() && !addInside(window, names)) {
                        return new Inspection(
                                records, IssueCode.TOO_MANY_COLUMNS, scanner.recordLine(), names.columns());
                    }
                    records++;
                }
                case MORE -> window.move();
                case END -> {
                    return Inspection.sound(records, names.columns());
                }
                case FAULT -> {
                    return new Inspection(records, scanner.fault(), scanner.faultLine(), names.columns());
                }
            }
        }
    }

    /** Adds the names of a record that another holds as a text. {@return false if there are too many} */
    private static boolean addInside(JsonWindow window, JsonNames names) {
        JsonScanner scanner = window.scanner();
        @Nullable String inside = RawRecord.inside(window.bytes(), scanner.recordStart(), scanner.recordEnd());
        if (inside == null) {
            return true;
        }
        boolean isWithinLimit = true;
        byte[] text = inside.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = JsonValues.parser(text, 0, text.length)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                isWithinLimit &= !JsonValues.isName(name) || names.add(name);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException stillMalformed) {
            return isWithinLimit;
        }
        return isWithinLimit;
    }
}
