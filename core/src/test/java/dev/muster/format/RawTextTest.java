// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RawTextTest {
    private static final String TEXT = "{\"n\": \"\u00e9\u4e2d\ud83d\ude00\0\"}";

    @Test
    void givesBackWhatItWasMadeOf() {
        byte[] among = ("<<" + TEXT + ">>").getBytes(UTF_8);

        assertThat(RawText.of(TEXT).text()).isEqualTo(TEXT);
        assertThat(RawText.of(among, 2, among.length - 2).text()).isEqualTo(TEXT);
        assertThat(RawText.of(among, 2, 2).text()).isEmpty();
        assertThat(RawText.of("").text()).isEmpty();
    }

    @Test
    void keepsItsWordsWhenTheBytesMoveOn() {
        byte[] window = TEXT.getBytes(UTF_8);
        RawText raw = RawText.of(window, 0, window.length);
        Arrays.fill(window, (byte) 'x');

        assertThat(raw.text()).isEqualTo(TEXT);
    }

    @Test
    void isEqualToTheSameTextFromElsewhere() {
        byte[] bytes = TEXT.getBytes(UTF_8);
        RawText raw = RawText.of(TEXT);

        assertThat(raw)
                .isEqualTo(RawText.of(bytes, 0, bytes.length))
                .hasSameHashCodeAs(RawText.of(bytes, 0, bytes.length));
        assertThat(raw).isNotEqualTo(RawText.of(TEXT + " ")).isNotEqualTo(TEXT);
    }

    @Test
    void saysNothingOfItsContentInLogs() {
        assertThat(RawText.of("ada@example.com")).hasToString("RawText[15 bytes]");
    }
}
