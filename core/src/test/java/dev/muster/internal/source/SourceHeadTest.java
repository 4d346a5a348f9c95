// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHeadTest {
    private static final long ROOM = 1L << 40;
    private static final int MEBIBYTE = 1 << 20;

    private static SourceHead head(byte[] bytes, FormatOptions given) {
        try {
            return SourceHead.read(new Dripping(bytes, 1000), given, ROOM);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SourceHead head(byte[] bytes) {
        return head(bytes, FormatOptions.none());
    }

    private static SourceRefusedException refusal(byte[] bytes, FormatOptions given) {
        SourceRefusedException refused = catchThrowableOfType(SourceRefusedException.class, () -> head(bytes, given));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static SourceRefusedException refusal(byte[] bytes) {
        return refusal(bytes, FormatOptions.none());
    }

    private static FormatOptions option(String name, String value) {
        return FormatOptions.none().with(name, value);
    }

    private static String encoding(SourceHead head) {
        return head.options().get("encoding").orElseThrow();
    }

    static List<Arguments> samples() {
        return TextEncodingSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsEveryEncodingOfUnicodeWithAndWithoutMark(String sample, TextEncoding encoding, boolean marked)
            throws IOException {
        String text = (marked ? "\ufeff" : "") + sample;
        byte[] bytes = text.getBytes(encoding.charset());
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        if (!encoding.isUnicode() && !ascii) {
            assertThat(refusal(bytes).code()).isEqualTo(IssueCode.ENCODING_INVALID);
            assertThat(refusal(bytes).line()).isEqualTo(2);
            return;
        }
        SourceHead head = head(bytes);

        assertThat(encoding(head))
                .isEqualTo(encoding.isUnicode() ? encoding.charset().name() : "UTF-8");
        assertThat(new String(head.text(), UTF_8)).isEqualTo(text);
        assertThat(head.complete()).isTrue();
        assertThat(head.options().get("compression")).contains("none");
        assertThat(new String(
                        SourceText.open(new ByteArrayInputStream(bytes), head.options(), ROOM)
                                .readAllBytes(),
                        UTF_8))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsThemInsideGzipToo(String sample, TextEncoding encoding, boolean marked) throws IOException {
        String text = (marked ? "\ufeff" : "") + sample;
        byte[] bytes = Gzip.member(text.getBytes(encoding.charset()), Gzip.NAME);
        SourceHead head = head(bytes, option("encoding", encoding.charset().name()));

        assertThat(new String(head.text(), UTF_8)).isEqualTo(text);
        assertThat(head.options().values())
                .containsEntry("compression", "gzip")
                .containsEntry("encoding", encoding.charset().name());
        assertThat(new String(
                        SourceText.open(new ByteArrayInputStream(bytes), head.options(), ROOM)
                                .readAllBytes(),
                        UTF_8))
                .isEqualTo(text);
    }

    /** However short a file is, and wherever it is cut, it is read in its own encoding or refused. */
    @ParameterizedTest
    @MethodSource("samples")
    void neverTakesOneEncodingOfUnicodeForAnother(String sample, TextEncoding encoding, boolean marked) {
        if (!encoding.isUnicode()) {
            return;
        }
        String text = (marked ? "\ufeff" : "") + sample;
        byte[] bytes = text.getBytes(encoding.charset());
        for (int length = 0; length <= bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                byte[] read = head(cut).text();
                boolean right = encoding == TextEncoding.UTF_8
                        ? Arrays.equals(read, cut)
                        : text.startsWith(new String(read, UTF_8));
                assertThat(right || isTooShort(encoding, length))
                        .as("%d bytes of %s", length, encoding)
                        .isTrue();
            } catch (SourceRefusedException refused) {
                assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID);
            }
        }
    }

    /** Less than two characters are nothing to tell an encoding by. */
    private static boolean isTooShort(TextEncoding encoding, int length) {
        boolean utf32 = encoding == TextEncoding.UTF_32LE || encoding == TextEncoding.UTF_32BE;
        return length < (utf32 ? 8 : 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\n\0,\0\0\0\n",
                "email,name\n\0,\0,\0,\0,\0,\0,\0,\0\n",
                "email,name\r\na@example.org,\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\n",
                "email\n\0x\0x\0x\0x\0x\0x\0x\0x\0x",
                "a\n"
            })
    void nulsInUtf8StayWhatTheyAre(String text) {
        SourceHead head = head(text.getBytes(UTF_8));

        assertThat(encoding(head)).isEqualTo("UTF-8");
        assertThat(head.text()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void whatHasTheNulsOfAnEncodingAndIsNotValidInItIsRefused() {
        byte[] odd = Arrays.copyOf("email,name\na,b\n".getBytes(TextEncoding.UTF_16LE.charset()), 29);
        byte[] half = "email,name\na,".getBytes(TextEncoding.UTF_16BE.charset());
        byte[] lone = Gzip.join(half, new byte[] {(byte) 0xdc, 0, 0, 'x'});

        assertThat(refusal(odd).code()).isEqualTo(IssueCode.ENCODING_INVALID);
        assertThat(refusal(odd).line()).isEqualTo(2);
        assertThat(refusal(lone).code()).isEqualTo(IssueCode.ENCODING_INVALID);
        assertThat(refusal(lone).line()).isEqualTo(2);
    }

    @Test
    void aTextWithoutAnyAsciiIsRefusedRatherThanMisread() {
        for (Charset charset : List.of(TextEncoding.UTF_16LE.charset(), TextEncoding.UTF_16BE.charset())) {
            byte[] bytes = "\u90ae\u7bb1\u540d\u79f0".repeat(50).getBytes(charset);

            assertThat(refusal(bytes).code()).isEqualTo(IssueCode.ENCODING_INVALID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "utf8, UTF-8",
        "Utf-16le, UTF-16LE",
        "UTF-16BE, UTF-16BE",
        "utf-32le, UTF-32LE",
        "UTF-32BE, UTF-32BE",
        "cp1252, windows-1252",
        "WINDOWS-1252, windows-1252",
        "latin1, ISO-8859-1",
        "iso8859_1, ISO-8859-1"
    })
    void keepsTheProperNameOfTheEncodingGiven(String given, String name) {
        byte[] bytes = "email\na@example.org\n".getBytes(Charset.forName(name));

        SourceHead head = head(bytes, option("encoding", given));

        assertThat(encoding(head)).isEqualTo(name);
        assertThat(new String(head.text(), UTF_8)).isEqualTo("email\na@example.org\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "windows-1250", "Shift_JIS", "US-ASCII", "none such", "", "\u00e9"})
    void refusesOtherEncodingsAndNamesThoseThereAre(String name) {
        SourceRefusedException refused = refusal(new byte[] {'a'}, option("encoding", name));

        assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_UNSUPPORTED);
        assertThat(refused.detail()).contains("UTF-8", "UTF-16LE", "UTF-32BE", "windows-1252", "ISO-8859-1");
    }

    @Test
    void refusesAMarkThatContradictsTheJob() {
        for (TextEncoding marked : TextEncoding.values()) {
            for (TextEncoding given : TextEncoding.values()) {
                if (marked.isUnicode() && given != marked) {
                    byte[] bytes = "\ufeffemail\n".getBytes(marked.charset());
                    SourceRefusedException refused =
                            refusal(bytes, option("encoding", given.charset().name()));

                    assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_CONTRADICTED);
                    assertThat(refused.detail())
                            .contains(marked.charset().name(), given.charset().name());
                }
            }
        }
    }

    @Test
    void takesTheJobsWordForWhatBytesDoNotTell() {
        byte[] bytes = "email,name\na@example.org,Jos\u00e9\n".getBytes(TextEncoding.WINDOWS_1252.charset());

        assertThat(new String(head(bytes, option("encoding", "windows-1252")).text(), UTF_8))
                .endsWith("Jos\u00e9\n");
        assertThat(refusal(bytes).line()).isEqualTo(2);
        // UTF-8 is for the format to check, which knows more than the line
        assertThat(head(bytes, option("encoding", "UTF-8")).text()).isEqualTo(bytes);
    }

    @Test
    void holdsOneMebibyteOfText() throws IOException {
        String text = "email\n" + "a".repeat(MEBIBYTE);
        for (TextEncoding encoding : TextEncoding.values()) {
            FormatOptions given = option("encoding", encoding.charset().name());
            for (String more : List.of("", "x")) {
                String content = text.substring(0, MEBIBYTE) + more;
                byte[] bytes = content.getBytes(encoding.charset());
                for (byte[] source : List.of(bytes, Gzip.member(bytes, 0))) {
                    SourceHead head = SourceHead.read(new ByteArrayInputStream(source), given, ROOM);

                    assertThat(head.text()).hasSize(MEBIBYTE);
                    assertThat(head.complete()).isEqualTo(more.isEmpty());
                    assertThat(encoding(head)).isEqualTo(encoding.charset().name());
                }
            }
        }
    }

    @Test
    void aCharacterThatTheHeadCutsIsNoFault() {
        byte[] bytes = ("a".repeat(MEBIBYTE - 1) + "\u00e9").getBytes(UTF_8);

        assertThat(head(bytes).text()).hasSize(MEBIBYTE);
        assertThat(head(bytes).complete()).isFalse();
        assertThat(refusal(Arrays.copyOf(bytes, MEBIBYTE)).code()).isEqualTo(IssueCode.ENCODING_INVALID);
    }

    @Test
    void gzipIsWhatTheBytesSay() {
        byte[] plain = "email\na@example.org\n".getBytes(UTF_8);
        byte[] packed = Gzip.member(plain, 0);

        assertThat(head(packed).text()).isEqualTo(plain);
        assertThat(head(packed, option("compression", "GZIP")).text()).isEqualTo(plain);
        assertThat(head(plain, option("compression", "none")).text()).isEqualTo(plain);
        assertThat(refusal(plain, option("compression", "gzip")).code()).isEqualTo(IssueCode.COMPRESSION_BROKEN);
        assertThat(refusal(packed, option("compression", "none")).code()).isEqualTo(IssueCode.FORMAT_UNSUPPORTED);
        assertThat(refusal(Arrays.copyOf(packed, 2)).code()).isEqualTo(IssueCode.COMPRESSION_BROKEN);
        assertThatThrownBy(() -> head(plain, option("compression", "zip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gzip");
    }

    @Test
    void gzipInsideGzipIsRefused() {
        byte[] twice = Gzip.member(Gzip.member("email\n"), 0);

        assertThat(refusal(twice).code()).isEqualTo(IssueCode.FORMAT_UNSUPPORTED);
        assertThat(refusal(twice).detail()).contains("more than once");
    }

    @Test
    void closesWhatItHasLookedAt() throws IOException {
        for (String text : List.of("email\n", "PK\3\4")) {
            for (byte[] bytes : List.of(text.getBytes(UTF_8), Gzip.member(text))) {
                Dripping source = new Dripping(bytes, 10);
                try {
                    SourceHead.read(source, FormatOptions.none(), ROOM);
                } catch (SourceRefusedException refused) {
                    assertThat(text).startsWith("PK");
                }
                assertThat(source.closed()).isTrue();
            }
        }
    }

    @Test
    void anEmptySourceIsAnEmptyText() {
        assertThat(head(new byte[0]).text()).isEmpty();
        assertThat(head(Gzip.member("")).text()).isEmpty();
        assertThat(encoding(head(new byte[0]))).isEqualTo("UTF-8");
    }

    @Test
    void givesItsFindingsPrecedenceOverThoseOfAFormat() {
        SourceHead head = head(Gzip.member("email\n"));

        assertThat(head.over(option("delimiter", ";").with("encoding", "other")).values())
                .containsEntry("delimiter", ";")
                .containsEntry("encoding", "UTF-8")
                .containsEntry("compression", "gzip");
    }

    @Test
    void withoutOptionsTheTextIsTheSource() throws IOException {
        assertThat(SourceText.open(new ByteArrayInputStream(new byte[] {'a', -1}), FormatOptions.none(), ROOM)
                        .readAllBytes())
                .containsExactly('a', -1);
        assertThat(SourceText.encoding(FormatOptions.none())).isEqualTo(TextEncoding.UTF_8);
    }
}
