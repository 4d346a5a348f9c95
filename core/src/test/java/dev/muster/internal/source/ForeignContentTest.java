// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignContentTest {
    private static SourceRefusedException refusal(byte[] content) {
        SourceRefusedException refused = catchThrowableOfType(
                SourceRefusedException.class,
                () -> SourceHead.read(new ByteArrayInputStream(content), FormatOptions.none(), 1 << 20));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(IssueCode.FORMAT_UNSUPPORTED);
        return refused;
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("some content".getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static List<Arguments> kinds() {
        return List.of(
                Arguments.of("%PDF-1.7", "PDF"),
                Arguments.of("7z\u00bc\u00af'\u001c", "7-Zip"),
                Arguments.of("\u00fd7zXZ\0", "xz"),
                Arguments.of("BZh91AY&SY", "bzip2"),
                Arguments.of("BZh11AY&SY", "bzip2"),
                Arguments.of("(\u00b5/\u00fd", "Zstandard"),
                Arguments.of("PAR1\u0015\0", "Parquet"),
                Arguments.of("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "Excel"),
                Arguments.of("PK\u0005\u0006", "without files"),
                Arguments.of("-----BEGIN PGP MESSAGE-----", "decrypt"),
                Arguments.of("\u001f\u008b\u0007", "gzip"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysWhatItIsAndWhatToDo(String latin, String advice) {
        byte[] content = latin.getBytes(ISO_8859_1);

        assertThat(refusal(content).detail()).contains(advice);
        assertThat(refusal(Gzip.member(content, 0)).detail()).contains(advice);
    }

    @Test
    void tellsWorkbooksFromArchives() throws IOException {
        assertThat(refusal(zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"))
                        .detail())
                .contains("Excel workbook", "CSV UTF-8");
        assertThat(refusal(zip("mimetype", "content.xml")).detail()).contains("OpenDocument");
        assertThat(refusal(zip("[Content_Types].xml", "word/document.xml")).detail())
                .contains("Office document");
        assertThat(refusal(zip("users.csv", "xl.csv")).detail()).contains("ZIP archive", "unpack");
        assertThat(refusal(zip()).detail()).contains("without files");
        assertThat(refusal("PK\3\4".getBytes(UTF_8)).detail()).contains("ZIP archive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAR1,email\n",
                "PAR1\n",
                "PAR1",
                "PAR1\u00e9,email\n",
                "BZh91,email\n",
                "7zip,email\n",
                "PKZIP,email\n",
                "%PD,email\n",
                "-----BEGIN,email\n"
            })
    void letsNamesOfColumnsBeginLikeThem(String text) {
        assertThatCode(() ->
                        SourceHead.read(new ByteArrayInputStream(text.getBytes(UTF_8)), FormatOptions.none(), 1 << 20))
                .doesNotThrowAnyException();
    }
}
