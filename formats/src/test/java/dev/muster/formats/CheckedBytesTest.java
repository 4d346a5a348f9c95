// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be read by a parser that is lenient with UTF-8. */
class CheckedBytesTest {
    private static final Pattern HALF = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static CheckedBytes of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return CheckedBytes.of(bytes, 0, bytes.length);
    }

    /** How many bytes from there on the JDK decodes without complaint. */
    private static int valid(byte[] bytes, int from, int end) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, end - from);
        UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(end - from + 1), true);
        return in.position();
    }

    @Test
    void endWhereTheJdkSaysSo() {
        String[] pieces = {
            "x",
            "abcdefgh",
            "\\",
            "\"",
            "\\n",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\\\ud83d",
            "\u00e9",
            "\u4e2d",
            "\ud83d\ude00"
        };
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int end = random.nextInt(bytes.length + 1);
            CheckedBytes checked = CheckedBytes.of(bytes, 0, end);

            assertThat(checked.end()).as("seed %s", seed).isEqualTo(valid(bytes, 0, end));
            boolean hasHalf =
                    HALF.matcher(new String(bytes, 0, checked.end(), UTF_8)).find();
            assertThat(checked.hasSurrogateEscapes() || !hasHalf)
                    .as("seed %s", seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\uD83D", "\\udc00", "\\uDfFf", "\\ud8", "x\\\\\\ud83d", "\u00e9\\uda00\u00e9"})
    void knowEscapesOfHalfPairs(String text) {
        assertThat(of(text).hasSurrogateEscapes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\\",
                "\\u",
                "\\ud",
                "\\ud7ff",
                "\\ue000",
                "\\u00d8",
                "\\Ud83d",
                "ud83d",
                "\\n\\\"",
                "\\ud70d\\u0d8d"
            })
    void knowOtherEscapesFromThem(String text) {
        assertThat(of(text).hasSurrogateEscapes()).isFalse();
        assertThat(of(text).end()).isEqualTo(text.length());
    }

    @Test
    void beginWhereTheyAreToldTo() {
        byte[] bytes = {(byte) 0xff, 'a', (byte) 0xff, 'b'};

        assertThat(CheckedBytes.of(bytes, 1, 4).end()).isEqualTo(2);
        assertThat(CheckedBytes.of(bytes, 3, 4).end()).isEqualTo(4);
        assertThat(CheckedBytes.of(bytes, 2, 2).end()).isEqualTo(2);
    }
}
