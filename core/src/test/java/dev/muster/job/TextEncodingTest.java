// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextEncodingTest {
    private static final ImportJob JOB = ImportJob.from(Path.of("users.csv"));

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameAndItsCharset(TextEncoding encoding) {
        assertThat(TextEncoding.named(encoding.charset().name())).contains(encoding);
        assertThat(TextEncoding.from(encoding.charset())).isEqualTo(encoding);
        assertThat(TextEncoding.names()).contains(encoding.charset().name());
    }

    @ParameterizedTest
    @EnumSource
    void isKeptByAJobUnderItsName(TextEncoding encoding) {
        assertThat(JOB.encoding(encoding.charset()).options().get("encoding"))
                .contains(encoding.charset().name());
    }

    @Test
    void aJobKeepsItsOtherOptions() {
        ImportJob job = JOB.options(FormatOptions.none().with("delimiter", ";")).encoding(StandardCharsets.UTF_8);

        assertThat(job.options())
                .isEqualTo(FormatOptions.none().with("delimiter", ";").with("encoding", "UTF-8"));
    }

    @Test
    void aJobTakesNoOtherEncoding() {
        for (Charset other : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.US_ASCII}) {
            assertThatThrownBy(() -> JOB.encoding(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("windows-1252");
        }
    }
}
