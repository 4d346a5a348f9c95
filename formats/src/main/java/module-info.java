// SPDX-License-Identifier: Apache-2.0
import dev.muster.format.RecordFormat;
import dev.muster.formats.CsvFormat;
import dev.muster.formats.JsonFormat;
import dev.muster.formats.NdjsonFormat;
import org.jspecify.annotations.NullMarked;

/**
 * Readers and writers for CSV, JSON and NDJSON. Having the module on the path is enough: core finds the formats.
 *
 * @provides RecordFormat for each format
 */
@NullMarked
@SuppressWarnings("requires-automatic") // univocity has no module name of its own
module dev.muster.formats {
    requires transitive dev.muster.core;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires univocity.parsers;

    exports dev.muster.formats;

    provides RecordFormat with
            CsvFormat,
            JsonFormat,
            NdjsonFormat;
}
