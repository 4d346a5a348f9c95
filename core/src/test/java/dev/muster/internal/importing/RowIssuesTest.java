// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIssuesTest {
    private static final SourceRecord RECORD = new SourceRecord(
            7,
            9,
            Arrays.asList(
                    " Ann@Example.org ",
                    "Ann",
                    null,
                    "admin; wizard",
                    12345678901L,
                    true,
                    "",
                    List.of(Map.of("city", "Straße 12"))),
            null);

    private static RowIssue refused(String reason) {
        return new RowIssues(Locale.ENGLISH).refused(RECORD, reason);
    }

    @Test
    void aStoresReasonStandsBehindTheMessage() {
        RowIssue issue = refused("The quota of 3 is used up.");
        assertThat(issue.code()).isEqualTo(IssueCode.STORE_REFUSED);
        assertThat(issue.row()).isEqualTo(7);
        assertThat(issue.line()).isEqualTo(9);
        assertThat(issue.message())
                .isEqualTo(IssueCode.STORE_REFUSED.message(Locale.ENGLISH) + " The quota of 3 is used up.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duplicate entry 'ann@example.org' for key",
                "Key (email)=(ANN@EXAMPLE.ORG) already exists.",
                "no role \"wizard\"",
                "value too large: 12345678901",
                "bad city: STRASSE 12"
            })
    void aReasonThatQuotesTheRecordIsLeftOut(String reason) {
        assertThat(refused(reason).message()).isEqualTo(IssueCode.STORE_REFUSED.message(Locale.ENGLISH));
    }

    @Test
    void aReasonThatStoodInAnEarlierRejectedRowsFileIsNoQuotation() {
        String message = refused("Quota used up; ask billing").message();
        SourceRecord again = new SourceRecord(1, 2, List.of("x@example.org", message), null);
        assertThat(new RowIssues(Locale.ENGLISH)
                        .refused(again, "Quota used up; ask billing")
                        .message())
                .isEqualTo(message);
    }

    @Test
    void whatIsShortOrSaysNothingIsNoQuotation() {
        assertThat(refused("Annual limit; true enough.").message()).endsWith("Annual limit; true enough.");
    }
}
