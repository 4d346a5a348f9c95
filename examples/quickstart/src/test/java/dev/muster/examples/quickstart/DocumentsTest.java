// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^ *// snippet\n(.*?)^ *// end$");

    @Test
    void theJavaOfTheReadmeIsCompiledAndRun() throws IOException {
        assertThat(Document.read("README.md").blocks("java"))
                .containsExactlyElementsOf(snippets("ReadmeSnippetsTest.java"));
    }

    @Test
    void theJavaOfGettingStartedIsCompiledAndRun() throws IOException {
        assertThat(Document.read("docs/getting-started.md").blocks("java"))
                .containsExactlyElementsOf(snippets("GettingStartedSnippetsTest.java"));
    }

    @Test
    void theJavaOfSourcesIsCompiledAndRun() throws IOException {
        assertThat(Document.read("docs/sources.md").blocks("java"))
                .containsExactlyElementsOf(snippets("SourcesSnippetsTest.java"));
    }

    @Test
    void theJavaOfDurabilityIsCompiledAndRun() throws IOException {
        assertThat(Document.read("docs/durability.md").blocks("java"))
                .containsExactlyElementsOf(snippets("DurabilitySnippetsTest.java"));
    }

    @Test
    void theReadmeIsShortAndComesToThePoint() {
        List<String> lines = Document.read("README.md").text().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(120);
        assertThat(lines.indexOf("```java")).isBetween(0, 29);
    }

    @Test
    void theReadmesCommandsAreThoseOfCi() throws IOException {
        String ci = Files.readString(Document.ROOT.resolve(".ci/run"));
        for (String command : Document.read("README.md").blocks("")) {
            assertThat(ci).contains(command.strip().replace("./mvnw ", ""));
        }
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        try (Stream<Path> pages = Files.walk(Document.ROOT.resolve("docs"))) {
            List<String> names = new ArrayList<>(List.of("README.md"));
            pages.filter(page -> page.toString().endsWith(".md"))
                    .forEach(page -> names.add(Document.ROOT.relativize(page).toString()));
            for (String name : names) {
                assertThat(Document.read(name).links())
                        .as(name)
                        .allSatisfy(link -> assertThat(link).exists());
            }
        }
    }

    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        List<Path> linked = Document.read("docs/adr/README.md").links();
        try (Stream<Path> pages = Files.list(Document.ROOT.resolve("docs/adr"))) {
            assertThat(pages.filter(page -> !page.endsWith("README.md")))
                    .allSatisfy(page -> assertThat(linked).contains(page));
        }
    }

    private static List<String> snippets(String source) throws IOException {
        Path path = Document.ROOT.resolve("examples/quickstart/src/test/java/dev/muster/examples/quickstart/" + source);
        List<String> snippets = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(path));
        while (snippet.find()) {
            snippets.add(snippet.group(1).stripTrailing().stripIndent() + "\n");
        }
        return snippets;
    }
}
