// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.JobFault;
import dev.muster.job.MusterException;
import dev.muster.job.SourceFacts;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.ConversionRules;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.user.UserField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class JsonRoundTripTest {
    private static final List<String> TEXTS = List.of(
            "a", "E-Mail \"privat\"", "Zo\u00eb", "\u202e", "\0\r\n\t\\", "\ud83d\ude00", "\ud800", "=1+1", " ");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private static JsonObject stored(ObjectNode json) {
        return JsonObject.parse(json.put("addedByANewerRelease", 1).toString());
    }

    @Test
    void issuesComeBack() {
        for (int round = 0; round < 300; round++) {
            RowIssue issue = new RowIssue(
                    pick(IssueCode.values()),
                    random.nextLong(),
                    random.nextLong(),
                    optionalText(),
                    random.nextBoolean() ? null : pick(UserField.values()),
                    optionalText(),
                    text());
            assertThat(RowIssueJson.read(stored(RowIssueJson.write(issue))))
                    .as("seed %d", seed)
                    .isEqualTo(issue);
        }
    }

    @Test
    void mappingsComeBack() {
        for (int round = 0; round < 300; round++) {
            FieldMapping mapping = mapping();
            assertThat(FieldMappingJson.read(stored(FieldMappingJson.write(mapping))))
                    .as("seed %d", seed)
                    .isEqualTo(mapping);
        }
    }

    @Test
    void factsOfSourcesComeBack() {
        for (int round = 0; round < 100; round++) {
            SourceFacts facts = new SourceFacts(
                    text(),
                    FormatName.CSV,
                    options(),
                    random.nextLong(),
                    text(),
                    random.nextLong(),
                    random.nextBoolean() ? null : fault());
            assertThat(SourceFactsJson.read(stored(SourceFactsJson.write(facts))))
                    .as("seed %d", seed)
                    .isEqualTo(facts);
        }
    }

    @Test
    void talliesComeBack() {
        Tally tally = new Tally(1, Long.MAX_VALUE / 8, 3, 4, 5);
        assertThat(TallyJson.read(stored(TallyJson.write(tally)))).isEqualTo(tally);
    }

    @Test
    void cellsAreShownAsAnArray() {
        List<@Nullable Object> cells = Arrays.asList(
                null,
                "x\"y",
                true,
                -7L,
                new BigDecimal("1.50"),
                List.of("a", List.of()),
                new TreeMap<>(Map.of("k", 1L)));
        assertThat(CellsJson.write(cells)).isEqualTo("[null,\"x\\\"y\",true,-7,1.50,[\"a\",[]],{\"k\":1}]");
    }

    @Test
    void whatCannotBeReadIsNamedWithoutItsContent() {
        JsonObject json = JsonObject.parse("{\"word\":\"secret\",\"list\":[1],\"nothing\":null}");
        assertThatExceptionOfType(MusterException.class)
                .isThrownBy(() -> json.number("word"))
                .withMessageContaining("'word'")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(MusterException.class)
                .isThrownBy(() -> json.constant("word", UnknownColumns.class))
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> json.text("nothing"));
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> json.texts("list"));
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> json.object("list"));
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> json.objects("list"));
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> FieldJson.read("secret"));
        for (String broken : List.of("", "{\"secret", "[]", "\"secret\"")) {
            assertThatExceptionOfType(MusterException.class)
                    .isThrownBy(() -> JsonObject.parse(broken))
                    .withMessageNotContaining("secret")
                    .withNoCause();
        }
    }

    private FieldMapping mapping() {
        List<ColumnMapping> columns = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            columns.add(new ColumnMapping(
                    text(),
                    target(),
                    pick(Confidence.values()),
                    random.nextBoolean() ? null : target(),
                    random.nextBoolean() ? null : "trim@1"));
        }
        Map<UserField, String> constants = new EnumMap<>(UserField.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            constants.put(pick(UserField.values()), text());
        }
        ConversionRules rules = new ConversionRules(
                text(),
                random.nextBoolean() ? List.of() : List.of("dd.MM.uuuu", "d MMM uuuu"),
                random.nextBoolean() ? null : "Europe/Berlin");
        return new FieldMapping(columns, constants, pick(UnknownColumns.values()), random.nextBoolean(), rules);
    }

    private ColumnTarget target() {
        return switch (random.nextInt(4)) {
            case 0 -> new ColumnTarget.Nowhere(pick(ColumnTarget.Reason.values()));
            case 1 -> ColumnTarget.attribute("plan", "name.with.dots");
            case 2 -> new ColumnTarget.Into(UserField.ADDRESS, List.of("locality"));
            default -> ColumnTarget.field(pick(UserField.values()));
        };
    }

    private FormatOptions options() {
        FormatOptions options = FormatOptions.none();
        for (int i = random.nextInt(4); i > 0; i--) {
            options = options.with(text(), text());
        }
        return options;
    }

    private JobFault fault() {
        return new JobFault(random.nextBoolean() ? null : pick(IssueCode.values()), random.nextLong(), text());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return text.toString();
    }

    private @Nullable String optionalText() {
        return random.nextBoolean() ? null : text();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
