// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecognitionTest {
    private static Recognition recognize(String text) {
        return CsvSample.CSV.recognize(text.getBytes(UTF_8), true, FormatOptions.none(), List.of());
    }

    private static SourceRefusedException refusal(byte[] head, boolean complete) {
        SourceRefusedException refusal = catchThrowableOfType(
                SourceRefusedException.class,
                () -> CsvSample.CSV.recognize(head, complete, FormatOptions.none(), List.of()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static SourceRefusedException refusal(String text) {
        return refusal(text.getBytes(UTF_8), true);
    }

    @Test
    void isFoundByItsName() {
        RecordFormat format = CsvSample.CSV;

        assertThat(format.name()).isEqualTo(FormatName.CSV);
    }

    @Test
    void remembersHowTheFileIsWritten() {
        CsvOptions found = new CsvOptions(
                recognize("\ufeffsep=;\r\nemail;name\r\na@b.c;A\r\n").options());

        assertThat(found.byteOrderMark()).isTrue();
        assertThat(found.separatorLine()).isTrue();
        assertThat(found.delimiter()).isEqualTo(';');
        assertThat(found.lineEnd()).isEqualTo(CsvOptions.LineEnd.CRLF);
        assertThat(new CsvOptions(recognize("a,b\n1,2\n").options()).lineEnd()).isEqualTo(CsvOptions.LineEnd.LF);
        assertThat(new CsvOptions(recognize("a,b\r1,2\r").options()).lineEnd()).isEqualTo(CsvOptions.LineEnd.CR);
        assertThat(new CsvOptions(recognize("email,_muster_guard_v1\n").options()).guarded())
                .isTrue();
    }

    @Test
    void keepsTheNamesOfColumnsExactly() {
        assertThat(recognize(" email ,\"Given \"\"Name\"\"\",#x\n1,2,3\n")
                        .columns()
                        .names())
                .containsExactly(" email ", "Given \"Name\"", "#x");
    }

    @Test
    void isSurerOfNamesItKnows() {
        assertThat(recognize("email,name\n").certainty())
                .isGreaterThan(recognize("foo,bar\n").certainty());
        assertThat(recognize("foo,bar\n").certainty())
                .isGreaterThan(recognize("some prose\nand more\n").certainty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"a@b.c\"}", " \n[{}]", "[1,2]", "<?xml version='1.0'?>", "<html>"})
    void leavesOtherTextFormatsToOthers(String text) {
        assertThat(recognize(text).certainty()).isZero();
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of("", IssueCode.SOURCE_EMPTY, 0L),
                Arguments.of("\ufeff", IssueCode.SOURCE_EMPTY, 0L),
                Arguments.of("\r\n\n", IssueCode.SOURCE_EMPTY, 0L),
                Arguments.of("email,name,email\n1,2,3\n", IssueCode.HEADER_DUPLICATE, 1L),
                Arguments.of("\nemail,\"a\",a\n1,2,3\n", IssueCode.HEADER_DUPLICATE, 2L),
                Arguments.of("email,\n1,2\n", IssueCode.HEADER_BLANK, 2L),
                Arguments.of("email, ,x\n1,,2\n1,2,3\n", IssueCode.HEADER_BLANK, 3L),
                Arguments.of("a@b.com,Ada\nc@d.com,Bob\n", IssueCode.HEADER_MISSING, 1L),
                Arguments.of("a@b.com\nc@d.com\n", IssueCode.HEADER_MISSING, 1L),
                Arguments.of("1,2.5,2024-01-02\n3,4,2024-01-03\n", IssueCode.HEADER_MISSING, 1L),
                Arguments.of(",,\n,,\n", IssueCode.HEADER_MISSING, 1L),
                Arguments.of("email,_muster_guard_v2\n", IssueCode.GUARD_UNKNOWN, 1L),
                Arguments.of("email,\"name\n", IssueCode.QUOTE_UNCLOSED, 1L),
                Arguments.of("\"email\"x,name\n", IssueCode.QUOTE_STRAY, 1L));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatHasNoUsableHeader(String text, IssueCode code, long line) {
        SourceRefusedException refusal = refusal(text);

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.line()).isEqualTo(line);
    }

    @Test
    void letsInEmptyColumnsWithoutName() {
        assertThat(recognize("email,,\na@b.c,,\n,\" \",\n").columns().names()).containsExactly("email", "", " ");
    }

    @Test
    void leavesFaultsBelowTheHeaderToTheInspection() {
        assertThat(recognize("email,name\n\"a\"b,c\n").columns().size()).isEqualTo(2);
        assertThat(recognize("email,\n1,\n\"a\"b,c\n").columns().size()).isEqualTo(2);
    }

    @Test
    void takesNulsForCharactersLikeOthers() {
        assertThat(recognize("email,name\n\0,\0\0\0\n").certainty()).isPositive();
    }

    @Test
    void closesTheSourceThatItRefusesToOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream source = new ByteArrayInputStream("a,a\n".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThat(catchThrowableOfType(
                        SourceRefusedException.class,
                        () -> CsvSample.CSV.open(source, FormatOptions.none(), CsvSample.NO_COLUMNS)))
                .isNotNull();
        assertThat(closed).isTrue();
    }

    @Test
    void refusesWindows1252WithTheLine() {
        byte[] head = "email,name\r\na@b.com,Ada\r\nb@b.com,Jos\u00e9\r\n".getBytes(Charset.forName("windows-1252"));

        assertThat(refusal(head, true).code()).isEqualTo(IssueCode.ENCODING_INVALID);
        assertThat(refusal(head, true).line()).isEqualTo(3);
    }

    @Test
    void takesASequenceCutAtTheEndOfTheHeadForWhole() {
        byte[] whole = "email,name\nx,\u20ac".getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(CsvSample.CSV
                        .recognize(cut, false, FormatOptions.none(), List.of())
                        .certainty())
                .isPositive();
        assertThat(refusal(cut, true).code()).isEqualTo(IssueCode.ENCODING_INVALID);
    }

    @Test
    void takesNothingFromTheRecordThatTheHeadCuts() {
        assertThat(CsvSample.CSV
                        .recognize("email,\na,\nb,x".getBytes(UTF_8), false, FormatOptions.none(), List.of())
                        .columns()
                        .size())
                .isEqualTo(2);
        assertThat(refusal("email,name".getBytes(UTF_8), false).code()).isEqualTo(IssueCode.RECORD_TOO_LONG);
    }
}
