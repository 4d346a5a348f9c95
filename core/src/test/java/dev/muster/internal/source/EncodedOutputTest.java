// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.job.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncodedOutputTest {
    private static byte[] write(byte[] utf8, TextEncoding encoding, int piece) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        EncodedOutput output = new EncodedOutput(target, encoding);
        for (int from = 0; from < utf8.length; from += piece) {
            output.write(utf8, from, Math.min(piece, utf8.length - from));
        }
        output.finish();
        return target.toByteArray();
    }

    static List<Arguments> samples() {
        return TextEncodingSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatTheEncodingSays(String sample, TextEncoding encoding, boolean marked) throws IOException {
        String text = (marked ? "\ufeff" : "") + sample.repeat(300);
        byte[] expected = text.getBytes(encoding.charset());

        for (int piece : new int[] {1, 2, 3, 8191, 1 << 20}) {
            assertThat(write(text.getBytes(UTF_8), encoding, piece)).isEqualTo(expected);
        }
    }

    @Test
    void neverWritesAnotherCharacter() {
        for (TextEncoding encoding : List.of(TextEncoding.WINDOWS_1252, TextEncoding.ISO_8859_1)) {
            for (String text : List.of("\u0416", "a\u4e2d", "\ud83d\ude00")) {
                assertThatThrownBy(() -> write(text.getBytes(UTF_8), encoding, 1))
                        .isInstanceOf(CharConversionException.class)
                        .message()
                        .doesNotContain(text);
            }
        }
        assertThatThrownBy(() -> write("\u0081".getBytes(UTF_8), TextEncoding.WINDOWS_1252, 1))
                .isInstanceOf(CharConversionException.class);
    }

    @Test
    void takesNothingButWholeCharacters() {
        assertThatThrownBy(() -> write(new byte[] {(byte) 0xc3}, TextEncoding.UTF_16LE, 1))
                .isInstanceOf(CharConversionException.class);
        assertThatThrownBy(() -> write(new byte[] {'a', (byte) 0xff, 'a'}, TextEncoding.UTF_16LE, 1))
                .isInstanceOf(CharConversionException.class);
    }

    @Test
    void takesSingleBytes() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        EncodedOutput output = new EncodedOutput(target, TextEncoding.UTF_16BE);
        output.write(0xc3);
        output.flush();
        output.write(0xa9);
        output.finish();

        assertThat(target.toByteArray()).containsExactly(0, 0xe9);
    }

    @Test
    void aMessageLosesWhatTheEncodingLacks() {
        String message = "Zeile \u00fc \u20ac \u4e2d \ud83d\ude00";

        assertThat(EncodedOutput.fitting(message, TextEncoding.WINDOWS_1252)).isEqualTo("Zeile \u00fc \u20ac ? ?");
        assertThat(EncodedOutput.fitting(message, TextEncoding.ISO_8859_1)).isEqualTo("Zeile \u00fc ? ? ?");
        assertThat(EncodedOutput.fitting(message, TextEncoding.UTF_16LE)).isEqualTo(message);
    }
}
