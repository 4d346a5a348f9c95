// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {
    @Test
    void numbersAreComparedByValue() {
        Attributes one = Attributes.of(Map.of("n", 1));
        for (Object same : List.of(
                1L, (short) 1, (byte) 1, 1.0, 1.0f, new BigDecimal("1.00"), BigInteger.ONE, new BigDecimal("10E-1"))) {
            assertThat(Attributes.of(Map.of("n", same))).isEqualTo(one).hasSameHashCodeAs(one);
        }
        assertThat(Attributes.of(Map.of("n", 0.1)).number("n")).contains(new BigDecimal("0.1"));
        assertThat(Attributes.of(Map.of("n", "1"))).isNotEqualTo(one);
    }

    @Test
    void bigAndSmallNumbersStayExactAndCheap() {
        BigDecimal big = new BigDecimal("1E+1000000000");
        assertThat(Attributes.of(Map.of("n", big)).value("n")).contains(big);
        BigInteger beyond = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
        assertThat(Attributes.of(Map.of("n", beyond)).number("n")).contains(new BigDecimal(beyond));
        BigDecimal extreme = new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE);
        assertThat(Attributes.of(Map.of("n", extreme)).value("n")).isPresent();
    }

    @Test
    void nothingThatIsNoJsonGetsIn() {
        assertThatThrownBy(() -> Attributes.of(Map.of("n", new int[0]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Attributes.of(Map.of("n", Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Attributes.of(Map.of("n", Map.of(1, 2)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gettersAnswerOnlyTheirType() {
        Attributes attributes = Attributes.of(Map.of("t", "x", "n", 2, "b", true));
        assertThat(attributes.text("t")).contains("x");
        assertThat(attributes.text("n")).isEmpty();
        assertThat(attributes.number("n")).contains(BigDecimal.valueOf(2));
        assertThat(attributes.number("b")).isEmpty();
        assertThat(attributes.bool("b")).contains(true);
        assertThat(attributes.bool("gone")).isEmpty();
    }

    @Test
    void valuesAreCopiedAndNullsAreAbsent() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> values = new HashMap<>();
        values.put("list", list);
        values.put("nothing", null);
        Attributes attributes = Attributes.of(values);
        list.add("b");
        assertThat(attributes.asMap()).isEqualTo(Map.of("list", List.of("a")));
        assertThat(attributes.toString()).contains("list").doesNotContain("[a]");
        assertThatThrownBy(() -> attributes.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aPatchSpeaksOnlyOfItsNames() {
        AttributePatch patch = AttributePatch.of(Attributes.of(Map.of("a", 1)));
        assertThat(patch.names()).containsExactly("a");
        assertThat(patch.applyTo(Attributes.of(Map.of("a", 0, "b", 2))).asMap()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(AttributePatch.of(Map.of())).isEqualTo(AttributePatch.of(Attributes.empty()));
        assertThat(AttributePatch.of(Map.of()).isEmpty()).isTrue();
        assertThat(patch.toString()).doesNotContain("1");
    }
}
