// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Looking at eight bytes at once must find what looking at each would. */
class ByteSearchTest {
    private static int naive(byte[] bytes, int from, int end, IntPredicate stops) {
        int i = from;
        while (i < end && !stops.test(bytes[i])) {
            i++;
        }
        return i;
    }

    private static void compare(byte[] bytes, int from, int end) {
        assertThat(ByteSearch.endOfPlainText(bytes, from, end))
                .isEqualTo(naive(bytes, from, end, b -> b < ' ' || b == '"' || b == '\\'));
        assertThat(ByteSearch.endOfPlainLine(bytes, from, end))
                .isEqualTo(naive(bytes, from, end, b -> b < 0 || b == '\n' || b == '\\'));
        assertThat(ByteSearch.endOfPlainBytes(bytes, from, end))
                .isEqualTo(naive(bytes, from, end, b -> b < 0 || b == '\\'));
    }

    @Test
    void findsEveryByteAtEveryPlaceInEveryNeighbourhood() {
        for (int neighbour : new int[] {'a', ' ', '!', '#', '[', ']', '\r', 0x0b, 0x1f, 0x7f, 0}) {
            for (int value = 0; value < 256; value++) {
                for (int place = 0; place < 19; place++) {
                    byte[] bytes = new byte[19];
                    Arrays.fill(bytes, (byte) neighbour);
                    bytes[place] = (byte) value;
                    compare(bytes, 0, bytes.length);
                    compare(bytes, place / 2, bytes.length - 1);
                }
            }
        }
    }

    @Test
    void findsTheSameInRandomBytes() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(80)];
            String some = "\"\\\n\r\t \u0000\u001f!#[]^aA~\u007f";
            boolean any = random.nextInt(3) == 0;
            int rare = 1 + random.nextInt(40);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte)
                        (random.nextInt(rare) > 0
                                ? 'x'
                                : any ? random.nextInt(256) : some.charAt(random.nextInt(some.length())));
            }
            int from = random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            try {
                compare(bytes, from, end);
            } catch (AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    @Test
    void looksNoFurtherThanTheEnd() {
        byte[] bytes = "xxxxxxxx\"\\\n".getBytes(UTF_8);
        for (int end = 0; end <= 8; end++) {
            assertThat(ByteSearch.endOfPlainText(bytes, 0, end)).isEqualTo(end);
            assertThat(ByteSearch.endOfPlainLine(bytes, 0, end)).isEqualTo(end);
            assertThat(ByteSearch.endOfPlainBytes(bytes, 0, end)).isEqualTo(end);
        }
    }
}
