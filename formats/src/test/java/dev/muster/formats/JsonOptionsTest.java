// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.job.FormatOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonOptionsTest {
    @Test
    void readsBackWhatItIsGiven() {
        JsonOptions options = JsonOptions.defaults()
                .withPath("/data/users")
                .withByteOrderMark(true)
                .withMaxColumns(2)
                .withMaxRecordBytes(3);
        JsonOptions stored = new JsonOptions(new FormatOptions(options.options().values()));

        assertThat(stored).isEqualTo(options);
        assertThat(stored.path()).isEqualTo("/data/users");
        assertThat(stored.layout()).isEqualTo(JsonLayout.ARRAY);
        assertThat(stored.hasLayout()).isTrue();
        assertThat(stored.byteOrderMark()).isTrue();
        assertThat(stored.maxColumns()).isEqualTo(2);
        assertThat(stored.maxRecordBytes()).isEqualTo(3);
        assertThat(stored.withConcatenatedValues().layout()).isEqualTo(JsonLayout.CONCATENATED);
        for (JsonLayout layout : JsonLayout.values()) {
            assertThat(new JsonOptions(options.with(layout).options()).layout()).isEqualTo(layout);
        }
    }

    @Test
    void hasTheLimitsOfThePlan() {
        assertThat(JsonOptions.defaults().maxColumns()).isEqualTo(2_000);
        assertThat(JsonOptions.defaults().maxRecordBytes()).isEqualTo(16_777_216);
        assertThat(JsonOptions.defaults().path()).isEmpty();
        assertThat(JsonOptions.defaults().hasLayout()).isFalse();
        assertThat(JsonOptions.defaults().layout()).isEqualTo(JsonLayout.ARRAY);
        assertThat(JsonOptions.defaults().byteOrderMark()).isFalse();
    }

    @Test
    void refusesValuesItDoesNotKnow() {
        for (Map.Entry<String, String> wrong : List.of(
                Map.entry("layout", "heap"),
                Map.entry("layout", ""),
                Map.entry("path", "users"),
                Map.entry("path", "$.users"),
                Map.entry("bom", "yes"),
                Map.entry("max_columns", "0"),
                Map.entry("max_columns", "many"),
                Map.entry("max_record_bytes", "-1"),
                Map.entry("max_record_bytes", "268435457"))) {
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> new JsonOptions(new FormatOptions(Map.of(wrong.getKey(), wrong.getValue()))));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonOptions.defaults().withPath("users"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonOptions.defaults().withMaxColumns(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonOptions.defaults().withMaxRecordBytes(268_435_457));
    }

    @Test
    void leavesOptionsOfOtherFormatsAlone() {
        FormatOptions others = FormatOptions.none().with("delimiter", "@").with("guard", "on");

        assertThat(new JsonOptions(others).options()).isEqualTo(others);
        assertThat(new JsonOptions(others).withPath("/a").options().get("delimiter"))
                .contains("@");
    }
}
