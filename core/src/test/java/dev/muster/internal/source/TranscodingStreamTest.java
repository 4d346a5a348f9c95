// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranscodingStreamTest {
    /** How many bytes the stream takes in at once. */
    private static final int BUFFER = 1 << 13;

    private static String read(byte[] bytes, TextEncoding encoding, int piece) throws IOException {
        try (InputStream stream = new TranscodingStream(new Dripping(bytes, piece), encoding)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /** What came before the fault, and its line. */
    private record Broken(String before, long line) {}

    private static Broken broken(byte[] bytes, TextEncoding encoding, int piece) throws IOException {
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        InputStream stream = new TranscodingStream(new Dripping(bytes, piece), encoding);
        try {
            for (int b = stream.read(); b >= 0; b = stream.read()) {
                before.write(b);
            }
        } catch (SourceRefusedException refused) {
            assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID);
            assertThatThrownBy(() -> stream.read(new byte[10])).isInstanceOf(SourceRefusedException.class);
            return new Broken(before.toString(UTF_8), refused.line());
        }
        throw new AssertionError("It was taken for valid");
    }

    static List<Arguments> samples() {
        return TextEncodingSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsEveryCharacterAndTheMark(String sample, TextEncoding encoding, boolean marked) throws IOException {
        String text = (marked ? "\ufeff" : "") + sample;
        byte[] bytes = text.getBytes(encoding.charset());

        for (int piece : new int[] {1, 2, 3, 5, 1000}) {
            assertThat(read(bytes, encoding, piece)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutsNoCharacterWhereABufferEnds(TextEncoding encoding) throws IOException {
        String wide = encoding.isUnicode() ? "\u00e9\u20ac\ud83d\ude00" : "\u00e9\u00ff";
        for (int shift = 0; shift < 5; shift++) {
            String text = "x".repeat(shift) + wide.repeat(10_000) + "\n";
            byte[] bytes = text.getBytes(encoding.charset());
            for (int piece : new int[] {BUFFER - 1, BUFFER, BUFFER + 1, 1 << 20}) {
                assertThat(read(bytes, encoding, piece)).isEqualTo(text);
            }
        }
    }

    @Test
    void keepsMarksInTheMiddleAndASecondOneAtTheBeginning() throws IOException {
        String text = "\ufeff\ufeffa\ufeff\n";
        for (TextEncoding encoding : TextEncoding.values()) {
            if (encoding.isUnicode()) {
                assertThat(read(text.getBytes(encoding.charset()), encoding, 3)).isEqualTo(text);
            }
        }
    }

    @Test
    void aByteOfTheOlderEncodingsIsWhatTheirTablesSay() throws IOException {
        byte[] bytes = {(byte) 0x80, (byte) 0x99, (byte) 0xe4, (byte) 0xff};

        assertThat(read(bytes, TextEncoding.WINDOWS_1252, 1)).isEqualTo("\u20ac\u2122\u00e4\u00ff");
        assertThat(read(bytes, TextEncoding.ISO_8859_1, 1)).isEqualTo("\u0080\u0099\u00e4\u00ff");
    }

    @ParameterizedTest
    @CsvSource({
        // half a character at the end
        "UTF_16LE, 61000a0062",
        "UTF_16BE, 0061000a00",
        "UTF_32LE, 610000000a0000006200",
        "UTF_32BE, 000000610000000a000000",
        "UTF_8, 610ac3",
        // half a pair: at the end, before a letter, the low one alone
        "UTF_16LE, 61000a003dd8",
        "UTF_16LE, 61000a003dd86100",
        "UTF_16BE, 0061000ade000061",
        // in UTF-32 neither halves nor pairs of them, and nothing beyond the last character
        "UTF_32LE, 610000000a0000003dd80000",
        "UTF_32LE, 610000000a0000003dd8000000de0000",
        "UTF_32BE, 000000610000000a00110000",
        "UTF_32BE, 000000610000000affffffff",
        // bytes that windows-1252 does not define
        "WINDOWS_1252, 610a81",
        "WINDOWS_1252, 610a8d",
        "WINDOWS_1252, 610a8f",
        "WINDOWS_1252, 610a90",
        "WINDOWS_1252, 610a9d",
    })
    void tellsTheLineOfWhatIsNotValid(TextEncoding encoding, String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);

        for (int piece : new int[] {1, 2, 100}) {
            assertThat(broken(bytes, encoding, piece).line()).isEqualTo(2);
            assertThat(broken(bytes, encoding, piece).before()).startsWith("a\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"a\\nb\\n, 3", "a\\r\\nb\\r\\n, 3", "a\\rb\\r, 3", "a\\n\\r\\nb\\r\\r, 5", "'', 1"})
    void countsEachKindOfLineEnd(String escaped, long line) throws IOException {
        String text = escaped.replace("\\n", "\n").replace("\\r", "\r");
        byte[] bytes = Gzip.join(text.getBytes(TextEncoding.UTF_16LE.charset()), new byte[] {0, (byte) 0xdc});

        assertThat(broken(bytes, TextEncoding.UTF_16LE, 1)).isEqualTo(new Broken(text, line));
        assertThat(broken(bytes, TextEncoding.UTF_16LE, 100)).isEqualTo(new Broken(text, line));
    }

    /** The line's end may be cut in two by the buffer, and the fault may come first or last in it. */
    @ParameterizedTest
    @EnumSource(names = {"UTF_16LE", "UTF_16BE", "UTF_32LE", "UTF_32BE", "WINDOWS_1252"})
    void findsAFaultNearTheBordersOfItsBuffer(TextEncoding encoding) throws IOException {
        int unit = "a".getBytes(encoding.charset()).length;
        byte[] fault = new byte[] {(byte) 0x81, (byte) 0xdc, (byte) 0xdc, (byte) 0xdc};
        if (unit == 2) {
            fault = new byte[] {(byte) 0xdc, (byte) 0xdc};
        }
        for (int at = BUFFER / unit - 3; at < BUFFER / unit + 3; at++) {
            String before = "a".repeat(at - 2) + "\r\n";
            byte[] bytes = Gzip.join(before.getBytes(encoding.charset()), fault, "b\n".getBytes(encoding.charset()));

            assertThat(broken(bytes, encoding, 1 << 20)).isEqualTo(new Broken(before, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UTF_16LE", "UTF_16BE", "UTF_32LE", "UTF_32BE"})
    void everyCutInsideACharacterIsAFault(TextEncoding encoding) throws IOException {
        byte[] bytes = "a\ud83d\ude00".getBytes(encoding.charset());
        int unit = "a".getBytes(encoding.charset()).length;
        for (int length = unit + 1; length < bytes.length; length++) {
            assertThat(broken(Arrays.copyOf(bytes, length), encoding, 1)).isEqualTo(new Broken("a", 1));
        }
    }

    @Test
    void answersAsStreamsDoAndClosesItsSource() throws IOException {
        Dripping source = new Dripping(new byte[] {'a', 0}, 10);
        InputStream stream = new TranscodingStream(source, TextEncoding.UTF_16LE);

        assertThat(stream.read(new byte[0])).isZero();
        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(new byte[1])).isEqualTo(-1);
        stream.close();
        assertThat(source.closed()).isTrue();
        assertThat(new TranscodingStream(new ByteArrayInputStream(new byte[0]), TextEncoding.UTF_16BE).readAllBytes())
                .isEmpty();
    }
}
