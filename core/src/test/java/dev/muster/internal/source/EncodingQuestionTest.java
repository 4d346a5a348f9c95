// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.EncodingProposal;
import dev.muster.job.FormatOptions;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingQuestionTest {
    private static final Charset WINDOWS = TextEncoding.WINDOWS_1252.charset();

    private static List<EncodingProposal> proposals(byte[] content) throws IOException {
        return EncodingQuestion.proposals(new ByteArrayInputStream(content), FormatOptions.none(), 1 << 24);
    }

    private static long doubtfulLine(byte[] content, String encoding) throws IOException {
        FormatOptions given = FormatOptions.none().with("encoding", encoding);
        return EncodingQuestion.doubtfulLine(new ByteArrayInputStream(content), given, 1 << 24);
    }

    @Test
    void proposesWhatFitsWithLinesToJudgeItBy() throws IOException {
        String text = "email,name\na@example.org,Ann\r\nj@example.org,Jos\u00e9\rz@example.org,\u20ac\n";

        for (byte[] source : List.of(text.getBytes(WINDOWS), Gzip.member(text.getBytes(WINDOWS), 0))) {
            assertThat(proposals(source))
                    .containsExactly(
                            new EncodingProposal(WINDOWS, List.of("j@example.org,Jos\u00e9", "z@example.org,\u20ac")));
        }
    }

    @Test
    void showsFiveLinesOfTwoHundredCharactersAtMost() throws IOException {
        String line = "x".repeat(500) + "\u00e9" + "y".repeat(500) + "\n";
        List<String> lines =
                proposals((line.repeat(7) + "\u00e4").getBytes(WINDOWS)).get(0).lines();

        assertThat(lines)
                .hasSize(5)
                .allSatisfy(shown -> assertThat(shown).hasSize(200).contains("x\u00e9y"));
        assertThat(proposals(("\u00e9" + "y".repeat(500)).getBytes(WINDOWS))
                        .get(0)
                        .lines())
                .containsExactly("\u00e9" + "y".repeat(199));
        assertThat(proposals(("y".repeat(500) + "\u00e9").getBytes(WINDOWS))
                        .get(0)
                        .lines())
                .containsExactly("y".repeat(199) + "\u00e9");
    }

    @Test
    void neverPutsLinesIntoItsOwnDescription() throws IOException {
        assertThat(proposals("Jos\u00e9\n".getBytes(WINDOWS)).get(0).toString())
                .contains("windows-1252")
                .doesNotContain("Jos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email\n", "email\nJos\u00e9\n", "\ufeffemail\n", ""})
    void hasNoQuestionAboutUtf8(String text) throws IOException {
        assertThat(proposals(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void hasNoQuestionWhereTheBytesOrTheJobTell() throws IOException {
        byte[] marked = Gzip.join("\ufeffemail\n".getBytes(UTF_8), new byte[] {(byte) 0xe9});
        byte[] utf16 = Gzip.join("email\n".getBytes(TextEncoding.UTF_16LE.charset()), new byte[] {0, (byte) 0xdc});
        byte[] windows = "Jos\u00e9\n".getBytes(WINDOWS);
        FormatOptions given = FormatOptions.none().with("encoding", "UTF-8");

        assertThat(proposals(marked)).isEmpty();
        assertThat(proposals(utf16)).isEmpty();
        assertThat(EncodingQuestion.proposals(new ByteArrayInputStream(windows), given, 100))
                .isEmpty();
    }

    @Test
    void proposesNothingThatDoesNotFit() throws IOException {
        for (int undefined : new int[] {0x81, 0x8d, 0x8f, 0x90, 0x9d, 0, 1, 0x1b}) {
            assertThat(proposals(new byte[] {'a', (byte) 0xe9, (byte) undefined, '\n'}))
                    .as("%x", undefined)
                    .isEmpty();
        }
    }

    @Test
    void doubtsAnOlderEncodingWhereUtf8Fits() throws IOException {
        String text = "email,name\na@example.org,Ann\nj@example.org,Jos\u00e9\n";

        assertThat(doubtfulLine(text.getBytes(UTF_8), "windows-1252")).isEqualTo(3);
        assertThat(doubtfulLine(Gzip.member(text), "ISO-8859-1")).isEqualTo(3);
        assertThat(doubtfulLine(text.getBytes(WINDOWS), "windows-1252")).isZero();
        assertThat(doubtfulLine("email\nAnn\n".getBytes(WINDOWS), "windows-1252"))
                .isZero();
    }
}
