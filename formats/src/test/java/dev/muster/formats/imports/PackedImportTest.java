// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.job.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file packed with gzip goes in like the file inside; what is packed to do harm, or broken, does not. */
class PackedImportTest {
    private static final String SMALL = "email,name\nann@example.org,Ann\nbad,Bob\n";

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static ImportJob job(byte[] bytes) {
        return ImportJob.from(Source.of(bytes, "users"));
    }

    private static void assertFails(Fixture fixture, ImportJob job, IssueCode code) {
        assertThatThrownBy(() -> fixture.run(job))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        failed -> assertThat(failed.fault().code()).isEqualTo(code));
        assertThat(fixture.users.size()).isZero();
    }

    @Test
    void countsAndHashesWhatWasUploaded() throws NoSuchAlgorithmException {
        byte[] packed = gzip(SMALL.getBytes(UTF_8));
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job(packed));

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 1));
            assertThat(Fixture.facts(report).bytes()).isEqualTo(packed.length);
            assertThat(Fixture.facts(report).sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(packed)));
            assertThat(Fixture.facts(report).options().get("compression")).contains("gzip");
            assertThat(Fixture.rejected(report)).startsWith("email,name,").contains("bad,Bob");
        }
    }

    @Test
    void unpacksBeforeItDecodes() {
        String text = "\ufeffemail\tname\r\nz@example.org\tZo\u00eb\r\n";
        try (Fixture fixture = new Fixture()) {
            fixture.run(job(gzip(text.getBytes(TextEncoding.UTF_16LE.charset()))));

            assertThat(fixture.byEmail("z@example.org").name()).isEqualTo("Zo\u00eb");
        }
    }

    @Test
    void whatIsPackedTwiceOrIsNoTextIsRefusedAtOnce() {
        try (Fixture fixture = new Fixture()) {
            for (byte[] content : new byte[][] {gzip(SMALL.getBytes(UTF_8)), "PK\3\4".getBytes(UTF_8)}) {
                assertThatThrownBy(() -> fixture.muster.start(job(gzip(content))))
                        .isInstanceOfSatisfying(
                                SourceRefusedException.class,
                                refused -> assertThat(refused.code()).isEqualTo(IssueCode.FORMAT_UNSUPPORTED));
            }
        }
    }

    private static byte[] large() {
        StringBuilder text = new StringBuilder("email,name\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("user").append(i).append("@example.org,User ").append(i).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Damage may lie anywhere, so not even the rows before it are taken. */
    @Test
    void whatIsCutOffOrDamagedFarDownFailsItsJob() {
        byte[] packed = gzip(large());
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);
        byte[] damaged = packed.clone();
        damaged[packed.length - 5] ^= 1;
        try (Fixture fixture = new Fixture()) {
            for (byte[] broken : new byte[][] {cut, damaged}) {
                assertFails(fixture, job(broken), IssueCode.COMPRESSION_BROKEN);
                assertFails(
                        fixture, job(broken).onBrokenSource(OnBrokenSource.KEEP_PREFIX), IssueCode.COMPRESSION_BROKEN);
            }
        }
    }

    @Test
    void whatIsTooLargeUnpackedFailsItsJob() {
        byte[] content = large();
        try (Fixture fixture = new Fixture(builder -> builder.maxSourceBytes(content.length - 1))) {
            assertFails(fixture, job(gzip(content)), IssueCode.SOURCE_TOO_LARGE);
        }
        try (Fixture fixture = new Fixture(builder -> builder.maxSourceBytes(content.length))) {
            assertThat(fixture.run(job(gzip(content))).tally().created()).isEqualTo(40_000);
        }
    }

    /** Ten gigabytes of users in some ten megabytes: only as much is unpacked as shows what it is. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whatGrowsTooMuchFailsItsJob() {
        byte[] block = "a@example.org,Ann\n".repeat(1 << 20).getBytes(UTF_8);
        byte[] packedBlock = gzip(block);
        byte[] header = gzip("email,name\n".getBytes(UTF_8));
        int blocks = 560;
        byte[] bomb = Arrays.copyOf(header, header.length + blocks * packedBlock.length);
        for (int i = 0; i < blocks; i++) {
            System.arraycopy(packedBlock, 0, bomb, header.length + i * packedBlock.length, packedBlock.length);
        }
        assertThat((long) blocks * block.length).isGreaterThan(10_000_000_000L);
        try (Fixture fixture = new Fixture()) {
            assertFails(fixture, job(bomb), IssueCode.COMPRESSION_RATIO);
        }
    }
}
