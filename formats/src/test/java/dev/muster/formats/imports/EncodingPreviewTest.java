// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.EncodingProposal;
import dev.muster.job.ImportJob;
import dev.muster.job.Preview;
import dev.muster.job.RowOutcome;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A preview proposes the encoding that nothing tells, and starting a job still takes somebody's word. */
class EncodingPreviewTest {
    private static final Charset WINDOWS = TextEncoding.WINDOWS_1252.charset();
    private static final String TEXT = "email,name\na@example.org,Ann\nj@example.org,Jos\u00e9\n";

    private static ImportJob job(String text, Charset charset) {
        // A stream can be read once: the preview has to keep it itself.
        return ImportJob.from(Source.of(new ByteArrayInputStream(text.getBytes(charset)), "users.csv"));
    }

    @Test
    void proposesTheEncodingAndShowsWhatTheImportWouldBe() {
        try (Fixture fixture = new Fixture()) {
            Preview preview = fixture.muster.preview(job(TEXT, WINDOWS), 10);

            assertThat(preview.encodings())
                    .containsExactly(new EncodingProposal(WINDOWS, List.of("j@example.org,Jos\u00e9")));
            assertThat(preview.options().get("encoding")).contains("windows-1252");
            assertThat(preview.rows())
                    .extracting(Preview.Row::outcome)
                    .hasSize(2)
                    .hasOnlyElementsOfType(RowOutcome.Created.class);
            assertThat(preview.issues()).extracting(RowIssue::code).containsExactly(IssueCode.ENCODING_PROPOSED);
            assertThatThrownBy(() -> fixture.muster.start(job(TEXT, WINDOWS)))
                    .isInstanceOf(SourceRefusedException.class);

            ImportJob named =
                    job(TEXT, WINDOWS).encoding(preview.encodings().get(0).charset());
            assertThat(fixture.run(named).tally().created()).isEqualTo(2);
            assertThat(fixture.byEmail("j@example.org").name()).isEqualTo("Jos\u00e9");
        }
    }

    @Test
    void hasNothingToProposeWhereTheEncodingIsKnown() {
        try (Fixture fixture = new Fixture()) {
            for (Preview preview : List.of(
                    fixture.muster.preview(job(TEXT, StandardCharsets.UTF_8), 10),
                    fixture.muster.preview(job(TEXT, StandardCharsets.UTF_16LE), 10),
                    fixture.muster.preview(job(TEXT, WINDOWS).encoding(WINDOWS), 10))) {
                assertThat(preview.encodings()).isEmpty();
                assertThat(preview.issues()).isEmpty();
                assertThat(preview.certainty()).isBetween(1, 100);
            }
        }
    }

    @Test
    void warnsOfAnEncodingThatIsNamedAndDoubtful() {
        try (Fixture fixture = new Fixture()) {
            Preview preview =
                    fixture.muster.preview(job(TEXT, StandardCharsets.UTF_8).encoding(WINDOWS), 10);

            assertThat(preview.issues()).extracting(RowIssue::code).containsExactly(IssueCode.ENCODING_DOUBTFUL);
        }
    }

    @Test
    void refusesWhatFitsNoEncoding() {
        String undefined = "email,name\na@example.org,\u00e9\u0081\n";
        try (Fixture fixture = new Fixture()) {
            assertThatThrownBy(() -> fixture.muster.preview(job(undefined, StandardCharsets.ISO_8859_1), 10))
                    .isInstanceOfSatisfying(SourceRefusedException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID);
                        assertThat(refused.line()).isEqualTo(2);
                    });
        }
    }
}
