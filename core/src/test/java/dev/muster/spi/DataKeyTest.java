// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final byte[] CONTENT = "what nobody shall read".getBytes(StandardCharsets.UTF_8);

    private final TestKeys keys = new TestKeys("k1");
    private final DataKey key = DataKey.create(keys);

    @Test
    void opensWhatItHasSealedAlsoWhenItWasWrappedMeanwhile() {
        byte[] sealed = key.seal(CONTENT, "here");

        assertThat(key.open(sealed, "here")).isEqualTo(CONTENT);
        assertThat(DataKey.open(key.wrapped(), keys).open(sealed, "here")).isEqualTo(CONTENT);
    }

    @Test
    void neverSealsTheSameContentAlike() {
        assertThat(key.seal(CONTENT, "here")).isNotEqualTo(key.seal(CONTENT, "here"));
    }

    @Test
    void opensNothingThatBelongsElsewhereOrWasChanged() {
        byte[] sealed = key.seal(CONTENT, "here");
        assertThatThrownBy(() -> key.open(sealed, "there")).isInstanceOf(ClosedPayloadException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "here")).isInstanceOf(ClosedPayloadException.class);
        }
        assertThatThrownBy(() -> key.open(new byte[3], "here")).isInstanceOf(ClosedPayloadException.class);
    }

    @Test
    void needsTheHostsKeyItWasWrappedUnder() {
        assertThatThrownBy(() -> DataKey.open(key.wrapped(), new TestKeys("k1")))
                .isInstanceOf(ClosedPayloadException.class);
        assertThatThrownBy(() -> DataKey.open(key.wrapped(), new TestKeys("k2")))
                .isInstanceOf(ClosedPayloadException.class)
                .hasMessageContaining("k1");
        assertThatThrownBy(() -> DataKey.open("nonsense", keys)).isInstanceOf(ClosedPayloadException.class);
    }

    @Test
    void saysNothingOfItselfButTheIdOfTheHostsKey() {
        assertThat(key.wrapped()).endsWith(":k1").doesNotContain("\n");
    }
}
