// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decoder of the JDK is the judge. */
class Utf8Test {
    private static boolean isValid(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean accepts(byte[] bytes) {
        for (int i = 0; i < bytes.length; ) {
            int length = bytes[i] >= 0 ? 1 : Utf8.length(bytes, i, bytes.length);
            if (length <= 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    @Test
    void decodesEveryCodePoint() {
        char[] target = new char[2];
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = Character.toString(point);
                byte[] bytes = text.getBytes(UTF_8);

                assertThat(Utf8.length(bytes, 0, bytes.length) == bytes.length).isTrue();
                assertThat(Utf8.length(bytes, 0, bytes.length - 1) == 0).isTrue();
                int length = Utf8.decode(bytes, 0, bytes.length, target, 0);
                assertThat(new String(target, 0, length).equals(text)).isTrue();
            }
        }
    }

    @Test
    void acceptsAndRefusesAsTheJdkDoes() {
        for (int two = 0; two < 0x10000; two++) {
            byte[] bytes = {(byte) (two >> 8), (byte) two};
            assertThat(accepts(bytes) == isValid(bytes)).as("%x", two).isTrue();
        }
        Random random = new Random(5);
        int[] leads = {0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5};
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[3 + random.nextInt(2)];
            random.nextBytes(bytes);
            bytes[0] = (byte) leads[random.nextInt(leads.length)];
            for (int k = 2; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(10) == 0 ? bytes[k] : 0x80 | (bytes[k] & 0x3f));
            }
            assertThat(accepts(bytes) == isValid(bytes)).as("seed 5, %s", i).isTrue();
        }
    }
}
