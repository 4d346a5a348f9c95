// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.formats.CsvOptions;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.Source;
import dev.muster.job.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Names of files, of columns and of people who start jobs are shown letter for letter, whatever language they are a program in. */
class ShownAsIsTest {
    @Test
    void noNameIsEvaluatedOnItsWayIntoReports() {
        List<String> texts = Stream.of("template", "format", "script", "shell")
                .flatMap(category -> HostileStrings.of(category).stream())
                .toList();
        assertThat(texts).hasSizeGreaterThan(120);
        try (Fixture fixture = new Fixture()) {
            for (String text : texts) {
                show(fixture, text);
            }
        }
    }

    private static void show(Fixture fixture, String text) {
        String column = "kept " + text;
        String line = "email;\"" + column.replace("\"", "\"\"") + "\"";
        ImportJob job = ImportJob.from(Source.of((line + "\nann@example.org;x\n").getBytes(UTF_8), text))
                .options(CsvOptions.defaults().withDelimiter(';').options())
                .requestedBy(text)
                .reason(text);

        JobHandle<ImportReport> handle = fixture.muster.start(job);
        ImportReport report = Fixture.await(handle);

        assertThat(report.source()).isNotNull().extracting(SourceFacts::name).isEqualTo(text);
        assertThat(handle.snapshot().requestedBy()).isEqualTo(text);
        assertThat(handle.snapshot().reason()).isEqualTo(text);
        assertThat(Fixture.issues(report)).extracting(RowIssue::column).contains(column);
        assertThat(Fixture.issues(report)).extracting(RowIssue::message).noneMatch(message -> message.contains(text));
        assertThat(texts(report.toJson())).contains(text, column);
        assertThat(texts(handle.snapshot().toJson())).contains(text);
    }

    private static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    texts.add(parser.getString());
                }
            }
        }
        return texts;
    }
}
