// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.job.EncodingProposal;
import dev.muster.job.ImportJob;
import dev.muster.job.Preview;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/sources.md, word for word between the marks. */
class SourcesSnippetsTest {
    private final InMemoryUserStore store = new InMemoryUserStore();
    private final List<String> shown = new ArrayList<>();
    private final Consumer<String> show = shown::add;

    @TempDir
    private Path folder;

    @Test
    void anEncodingIsProposedShownAndNamed() throws IOException, InterruptedException {
        Path file = folder.resolve("users.csv");
        Files.writeString(file, "email,name\njose@example.com,Jos\u00e9\n", Charset.forName("windows-1252"));
        try (Muster muster = Muster.builder().users(store).build()) {
            ImportJob job = propose(muster, ImportJob.from(file));

            assertThat(shown).containsExactly("Is this right? [jose@example.com,Jos\u00e9]");
            assertThat(muster.start(job).await().tally().created()).isEqualTo(1);
        }
    }

    private ImportJob propose(Muster muster, ImportJob asked) {
        ImportJob job = asked;
        // snippet
        Preview preview = muster.preview(job, 20);
        for (EncodingProposal proposal : preview.encodings()) {
            show.accept("Is this right? " + proposal.lines());
            job = job.encoding(proposal.charset());
        }
        // end
        return job;
    }
}
