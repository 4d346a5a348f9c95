// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static final FormatOptions UTF_16 = FormatOptions.none().with("encoding", "UTF-16LE");
    private static final byte[] BROKEN =
            Gzip.join("a\nb".getBytes(TextEncoding.UTF_16LE.charset()), new byte[] {0, (byte) 0xdc});

    private static SourceText text(byte[] bytes, FormatOptions options) {
        return SourceText.open(new ByteArrayInputStream(bytes), options, 1000);
    }

    @Test
    void endsWithAByteThatIsNotValidWhereTheSourceIsNotValid() throws IOException {
        SourceText text = text(BROKEN, UTF_16);

        assertThat(text.readAllBytes()).containsExactly('a', '\n', 'b', 0xff);
        assertThat(text.read()).isEqualTo(-1);
        assertThat(text.fault()).isNotNull().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(IssueCode.ENCODING_INVALID);
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void hasNoFaultWhereTheSourceIsValidOrInUtf8() throws IOException {
        SourceText sound = text("a".getBytes(TextEncoding.UTF_16LE.charset()), UTF_16);
        SourceText utf8 = text(new byte[] {(byte) 0xff}, FormatOptions.none());

        assertThat(sound.read()).isEqualTo('a');
        assertThat(sound.read()).isEqualTo(-1);
        assertThat(utf8.readAllBytes()).containsExactly(0xff);
        assertThat(sound.fault()).isNull();
        assertThat(utf8.fault()).isNull();
    }

    @Test
    void doesNotPassOverDamageOfWhatIsPacked() throws IOException {
        byte[] packed = Gzip.member(BROKEN, 0);
        packed[packed.length - 1] ^= 1;
        SourceText text = text(packed, UTF_16.with("compression", "gzip"));
        assertThat(text.readAllBytes()).endsWith(0xff);

        assertThatThrownBy(text::drain)
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(IssueCode.COMPRESSION_BROKEN));
        assertThatThrownBy(text(packed, FormatOptions.none().with("compression", "gzip"))::readAllBytes)
                .isInstanceOf(SourceRefusedException.class);
    }

    @Test
    void isAStreamWithoutTricks() throws IOException {
        InputStream text = text("abc".getBytes(UTF_8), FormatOptions.none());

        assertThat(text.markSupported()).isFalse();
        assertThat(text.available()).isZero();
        assertThat(text.skip(0)).isZero();
        assertThat(text.skip(9)).isEqualTo(1);
        text.skipNBytes(2);
        assertThat(text.skip(1)).isZero();
    }
}
