// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChunkPayloadTest {
    private static final List<String> TEXTS =
            List.of("", "a", "Zoë", "\u202e", "\0\r\n", "\ud83d\ude00", "\ud800", "x\udfff");

    @Test
    void everyPayloadComesBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            ChunkPayload payload = new ChunkPayload(issues(random), rows(random), claims(random));
            assertThat(ChunkPayload.of(payload.toBytes())).as("seed %d", seed).isEqualTo(payload);
        }
    }

    @Test
    void largeNumbersAndNumbersWithoutEndComeBack() {
        List<@Nullable Object> cells = List.of(
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0L,
                -1L,
                new BigDecimal("-1.50"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.TEN.pow(400), Integer.MAX_VALUE));
        ChunkPayload payload =
                new ChunkPayload(List.of(), List.of(new RejectedRow(Long.MAX_VALUE, 0, cells, null)), List.of());
        assertThat(ChunkPayload.of(payload.toBytes())).isEqualTo(payload);
    }

    @Test
    void aMessageThatComesAgainIsWrittenOnce() {
        RowIssue issue = new RowIssue(IssueCode.NO_KEY, 1, 2, null, null, null, "m".repeat(1000));
        int once = new ChunkPayload(List.of(issue), List.of(), List.of()).toBytes().length;
        int often = new ChunkPayload(List.of(issue, issue, issue, issue), List.of(), List.of()).toBytes().length;
        assertThat(often - once).isLessThan(50);
    }

    @Test
    void refusesAValueThatIsNotOneOfACell() {
        ChunkPayload payload =
                new ChunkPayload(List.of(), List.of(new RejectedRow(1, 1, List.of(1.5), null)), List.of());
        assertThatIllegalArgumentException().isThrownBy(payload::toBytes).withMessageContaining("Double");
    }

    private static List<RowIssue> issues(Random random) {
        List<RowIssue> issues = new ArrayList<>();
        for (int i = random.nextInt(10); i > 0; i--) {
            issues.add(new RowIssue(
                    pick(random, IssueCode.values()),
                    random.nextLong() >>> random.nextInt(1, 64),
                    random.nextInt(1000),
                    random.nextBoolean() ? null : text(random),
                    random.nextBoolean() ? null : pick(random, UserField.values()),
                    random.nextBoolean() ? null : text(random),
                    text(random)));
        }
        return issues;
    }

    private static List<RejectedRow> rows(Random random) {
        List<RejectedRow> rows = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            @Nullable Object[] cells = new @Nullable Object[random.nextInt(6)];
            Arrays.setAll(cells, place -> value(random, 3));
            rows.add(new RejectedRow(random.nextInt(), i, Arrays.asList(cells), null));
        }
        return rows;
    }

    private static List<ChunkPlan.ClaimedKey> claims(Random random) {
        UserField[] fields = {UserField.ID, UserField.EMAIL, UserField.USERNAME};
        List<ChunkPlan.ClaimedKey> claims = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String scope = random.nextBoolean() ? null : text(random);
            claims.add(new ChunkPlan.ClaimedKey(
                    random.nextLong() >>> 1, new UserKey(pick(random, fields), "Zoë" + text(random), scope)));
        }
        return claims;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(-50, 50)).negate();
            case 4, 5 -> text(random);
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(value(random, depth - 1));
                list.add(value(random, depth - 1));
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put(text(random), value(random, depth - 1));
                map.put("b", value(random, depth - 1));
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return text.toString();
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
