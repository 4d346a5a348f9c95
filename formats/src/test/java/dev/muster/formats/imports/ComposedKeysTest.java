// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportReport;
import dev.muster.job.Tally;
import dev.muster.user.UserField;
import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter with its accent is one key, whether written as one character or as two; what is stored is what came. */
class ComposedKeysTest {
    private static final String[] COMPOSED = {"zo\u00eb", "\u1eadn", "\uac00\ub098", "\u00c5sa"};

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USERNAME", "EXTERNAL_ID", "EMAIL"})
    void bothSpellingsLeadToTheSameUser(UserField key) {
        for (String composed : COMPOSED) {
            String suffix = key == EMAIL ? "@example.org" : "";
            try (Fixture fixture = new Fixture()) {
                fixture.put(key, composed + suffix, NAME, "Before");
                String other = decomposed(composed);
                assertThat(other).isNotEqualTo(composed);
                ImportReport report = fixture.run(Fixture.job(
                                key.fileName() + ",name", other + suffix + "," + other, composed + suffix + ",Twice")
                        .matchBy(key));

                assertThat(report.tally()).as(key.toString()).isEqualTo(new Tally(0, 1, 0, 1, 0));
                assertThat(Fixture.issues(report))
                        .extracting(RowIssue::code)
                        .containsExactly(IssueCode.DUPLICATE_IN_SOURCE);
                assertThat(fixture.all())
                        .singleElement()
                        .satisfies(user -> assertThat(user.user().name()).isEqualTo(other));
            }
        }
    }
}
