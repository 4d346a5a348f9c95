// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipStreamTest {
    private static final long SEED = 2026_12_01;
    private static final String SMALL = "email,name\nann@example.org,Ann\nbob@example.org,Bob\n";

    private static byte[] unpack(byte[] packed) throws IOException {
        try (InputStream stream = new GzipStream(new ByteArrayInputStream(packed), Long.MAX_VALUE)) {
            return stream.readAllBytes();
        }
    }

    private static IssueCode refusal(byte[] packed) {
        SourceRefusedException refused = catchThrowableOfType(SourceRefusedException.class, () -> unpack(packed));
        assertThat(refused).isNotNull();
        return refused.code();
    }

    @Test
    void unpacksWhatTheJdkPacks() throws IOException {
        byte[] content = new byte[300_000];
        Random random = new Random(SEED);
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ('a' + random.nextInt(20));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }

        assertThat(unpack(packed.toByteArray())).as("seed %d", SEED).isEqualTo(content);
    }

    static IntStream everyFlag() {
        return IntStream.range(0, 32);
    }

    @ParameterizedTest
    @MethodSource("everyFlag")
    void passesOverEachHeader(int flags) throws IOException {
        byte[] packed = Gzip.member(SMALL.getBytes(UTF_8), flags);

        assertThat(new String(unpack(packed), UTF_8)).isEqualTo(SMALL);
        assertThat(new String(new GzipStream(new Dripping(packed, 1), 1000).readAllBytes(), UTF_8))
                .isEqualTo(SMALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8191, 8192, 8193})
    void readsMembersThatFollowEachOtherAsOne(int piece) throws IOException {
        byte[] packed = Gzip.join(
                Gzip.member("ab"), Gzip.member(""), Gzip.member("c".repeat(20_000)), Gzip.member(new byte[0], 31));

        assertThat(new String(new GzipStream(new Dripping(packed, piece), 30_000).readAllBytes(), UTF_8))
                .isEqualTo("ab" + "c".repeat(20_000));
    }

    @Test
    void readsByteByByteToo() throws IOException {
        InputStream stream = new GzipStream(new ByteArrayInputStream(Gzip.member("a\u00e9")), 10);

        assertThat(new int[] {stream.read(), stream.read(), stream.read(), stream.read(), stream.read()})
                .containsExactly('a', 0xc3, 0xa9, -1, -1);
        assertThat(stream.read(new byte[0])).isZero();
    }

    @Test
    void anEmptyMemberIsAnEmptyContent() throws IOException {
        assertThat(unpack(Gzip.member(""))).isEmpty();
    }

    @Test
    void allowsZerosAfterTheEndAndNothingElse() throws IOException {
        byte[] member = Gzip.member(SMALL);

        assertThat(unpack(Gzip.join(member, new byte[20_000]))).hasSize(SMALL.length());
        assertThat(refusal(Gzip.join(member, new byte[] {1}))).isEqualTo(IssueCode.COMPRESSION_BROKEN);
        assertThat(refusal(Gzip.join(member, new byte[20_000], new byte[] {1})))
                .isEqualTo(IssueCode.COMPRESSION_BROKEN);
        assertThat(refusal(Gzip.join(member, new byte[1], member))).isEqualTo(IssueCode.COMPRESSION_BROKEN);
        assertThat(refusal(Gzip.join(member, "\u001f".getBytes(UTF_8)))).isEqualTo(IssueCode.COMPRESSION_BROKEN);
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        byte[] packed = Gzip.join(Gzip.member(SMALL.getBytes(UTF_8), 31), Gzip.member("more"));
        int firstMember = Gzip.member(SMALL.getBytes(UTF_8), 31).length;
        for (int length = 0; length < packed.length; length++) {
            if (length != firstMember) {
                assertThat(refusal(Arrays.copyOf(packed, length)))
                        .as("%d of %d bytes", length, packed.length)
                        .isEqualTo(IssueCode.COMPRESSION_BROKEN);
            }
        }
    }

    /** A changed bit in what nobody needs, such as the time, changes nothing. */
    @Test
    void refusesAnyChangedBitOrGivesTheSameContent() {
        byte[] packed = Gzip.member(SMALL.getBytes(UTF_8), Gzip.EXTRA | Gzip.NAME | Gzip.COMMENT);
        int refused = 0;
        for (int i = 0; i < packed.length; i++) {
            for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                byte[] damaged = packed.clone();
                damaged[i] ^= (byte) mask;
                try {
                    assertThat(new String(unpack(damaged), UTF_8))
                            .as("byte %d, mask %d", i, mask)
                            .isEqualTo(SMALL);
                } catch (SourceRefusedException broken) {
                    assertThat(broken.code()).isEqualTo(IssueCode.COMPRESSION_BROKEN);
                    refused++;
                } catch (IOException unexpected) {
                    throw new AssertionError(unexpected);
                }
            }
        }
        assertThat(refused).isGreaterThan(packed.length * 5);
    }

    @Test
    void refusesAnyChangedBitOfAHeaderWithAChecksum() {
        byte[] packed = Gzip.member(SMALL.getBytes(UTF_8), 31);
        for (int i = 0; i < Gzip.header(31).length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 64;
            assertThat(refusal(damaged)).as("byte %d", i).isEqualTo(IssueCode.COMPRESSION_BROKEN);
        }
    }

    @Test
    void whoReadsOnAfterAFaultIsToldAgain() {
        byte[] packed = Gzip.member(SMALL);
        packed[packed.length - 1] ^= 1;
        InputStream stream = new GzipStream(new ByteArrayInputStream(packed), 1000);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(SourceRefusedException.class);
        }
    }

    @Test
    void unpacksNoMoreThanItMay() throws IOException {
        byte[] packed = Gzip.member(SMALL);
        int size = SMALL.length();

        assertThat(new GzipStream(new ByteArrayInputStream(packed), size).readAllBytes())
                .hasSize(size);
        assertThatThrownBy(new GzipStream(new ByteArrayInputStream(packed), size - 1)::readAllBytes)
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(IssueCode.SOURCE_TOO_LARGE));
    }

    /** Ten thousand blocks of a mebibyte; what is read of them and kept of them is a small part. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void stopsAtWhatGrowsTooMuch() {
        long[] out = new long[1];
        try (InputStream bomb = new GzipStream(Gzip.bomb(new byte[] {'a'}, 10_000), Long.MAX_VALUE)) {
            byte[] buffer = new byte[1 << 16];
            assertThatThrownBy(() -> {
                        for (int n = bomb.read(buffer); n >= 0; n = bomb.read(buffer)) {
                            out[0] += n;
                        }
                    })
                    .isInstanceOfSatisfying(
                            SourceRefusedException.class,
                            refused -> assertThat(refused.code()).isEqualTo(IssueCode.COMPRESSION_RATIO));
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        assertThat(out[0]).isBetween(GzipStream.FREE_BYTES - (1 << 16), GzipStream.FREE_BYTES);
    }

    @Test
    void letsASmallFileGrowAsItLikes() throws IOException {
        byte[] zeros = new byte[(int) GzipStream.FREE_BYTES];

        assertThat(unpack(Gzip.member(zeros, 0))).hasSize(zeros.length);
        assertThat(refusal(Gzip.member(new byte[zeros.length + 1], 0))).isEqualTo(IssueCode.COMPRESSION_RATIO);
    }

    @Test
    void closesWhatItReadsFrom() throws IOException {
        Dripping source = new Dripping(Gzip.member("a"), 1);

        new GzipStream(source, 1).close();

        assertThat(source.closed()).isTrue();
    }
}
