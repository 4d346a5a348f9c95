// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.mapping.BuiltInConverters;
import dev.muster.mapping.Conversion;
import dev.muster.mapping.ConversionRules;
import dev.muster.user.Credential;
import dev.muster.user.FieldType;
import dev.muster.user.UserStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The converter of each type of field. A cell is text, or a JSON value where the format knows such. */
final class FieldConverters {
    private static final Conversion YES = Conversion.of(true);
    private static final Conversion NO = Conversion.of(false);
    private static final UserStatus[] STATUSES = UserStatus.values();

    private final String listSeparator;
    private final TimeReader times;

    FieldConverters(ConversionRules rules) {
        listSeparator = rules.listSeparator();
        times = new TimeReader(rules);
    }

    CellConverter of(FieldType type) {
        return switch (type) {
            case TEXT, EMAIL, URI, ZONE -> FieldConverters::text;
            case PHONE -> cell -> parsed(cell, PhoneText::parse, IssueCode.PHONE_MALFORMED);
            case LOCALE -> cell -> parsed(cell, LocaleText::parse, IssueCode.LOCALE_MALFORMED);
            case DATE -> cell -> parsed(cell, times::date, IssueCode.DATE_MALFORMED);
            case INSTANT -> cell -> parsed(cell, times::instant, IssueCode.INSTANT_MALFORMED);
            case STATUS -> cell -> parsed(cell, FieldConverters::status, IssueCode.STATUS_UNKNOWN);
            case CREDENTIAL -> cell -> parsed(cell, Credential::new, IssueCode.JSON_SHAPE);
            case BOOLEAN -> FieldConverters::bool;
            case TEXT_LIST -> this::list;
            case NAME_SET -> this::names;
            case ADDRESS -> FieldConverters::address;
            case MEMBERSHIPS -> cell -> json(cell, JsonShape::memberships);
            case IDENTITIES -> cell -> json(cell, JsonShape::identities);
            case MFA_FACTORS -> cell -> json(cell, JsonShape::mfaFactors);
            case ATTRIBUTES -> cell -> json(cell, value -> value instanceof Map<?, ?> && isJson(value) ? value : null);
        };
    }

    /** The built-in converter of this name, or null if there is none. */
    @Nullable
    CellConverter named(String name) {
        return switch (name) {
            case BuiltInConverters.NUMBER -> FieldConverters::number;
            case BuiltInConverters.BOOLEAN -> FieldConverters::bool;
            case BuiltInConverters.LIST -> this::list;
            case BuiltInConverters.JSON -> cell -> json(cell, value -> isJson(value) ? value : null);
            case BuiltInConverters.TEXT -> FieldConverters::text;
            default -> null;
        };
    }

    /** What a cell is as an attribute: text stays text, even where it looks like a number. */
    static Conversion attribute(Object cell) {
        return isJson(cell) ? Conversion.of(cell) : Conversion.failed(IssueCode.JSON_SHAPE);
    }

    private static boolean isJson(Object value) {
        return JsonShape.isJson(value, JsonCell.MAX_DEPTH);
    }

    static Conversion text(Object cell) {
        if (cell instanceof String) {
            return Conversion.of(cell);
        }
        boolean isScalar = cell instanceof Long || cell instanceof BigDecimal || cell instanceof Boolean;
        return isScalar ? Conversion.of(cell.toString()) : Conversion.failed(IssueCode.JSON_SHAPE);
    }

    private static Conversion parsed(Object cell, Function<String, @Nullable Object> parser, IssueCode otherwise) {
        Object value = cell instanceof String text ? parser.apply(text) : null;
        return value == null ? Conversion.failed(otherwise) : Conversion.of(value);
    }

    private static Conversion number(Object cell) {
        Object number = cell;
        if (cell instanceof String text) {
            number = NumberText.parse(text);
        } else if (cell instanceof BigDecimal decimal) {
            number = NumberText.bounded(decimal);
        }
        return number instanceof Long || number instanceof BigDecimal
                ? Conversion.of(number)
                : Conversion.failed(IssueCode.NUMBER_MALFORMED);
    }

    private static Conversion bool(Object cell) {
        if (cell instanceof Boolean bool) {
            return bool ? YES : NO;
        }
        String text = cell instanceof String || cell instanceof Long ? cell.toString() : "";
        return switch (text.length()) {
            case 1 -> bool(text, "1", "y", "0", "n");
            case 2 -> bool(text, "on", "ja", "no", "no");
            case 3 -> bool(text, "yes", "yes", "off", "off");
            case 4 -> bool(text, "true", "true", "nein", "nein");
            case 5 -> bool(text, "true", "true", "false", "false");
            default -> Conversion.failed(IssueCode.BOOLEAN_MALFORMED);
        };
    }

    private static Conversion bool(String text, String yes, String orYes, String no, String orNo) {
        if (text.equalsIgnoreCase(yes) || text.equalsIgnoreCase(orYes)) {
            return YES;
        }
        return text.equalsIgnoreCase(no) || text.equalsIgnoreCase(orNo)
                ? NO
                : Conversion.failed(IssueCode.BOOLEAN_MALFORMED);
    }

    private static @Nullable UserStatus status(String text) {
        String name = text.replace(' ', '_').replace('-', '_');
        for (UserStatus status : STATUSES) {
            if (status.name().equalsIgnoreCase(name)) {
                return status;
            }
        }
        return null;
    }

    private Conversion list(Object cell) {
        if (cell instanceof List<?> list) {
            List<String> texts = JsonShape.texts(list);
            return texts == null ? Conversion.failed(IssueCode.JSON_SHAPE) : Conversion.of(texts);
        }
        if (!(cell instanceof String text)) {
            return Conversion.failed(IssueCode.JSON_SHAPE);
        }
        if (text.charAt(0) == '[') {
            Object json = JsonCell.parse(text);
            return json == null ? Conversion.failed(IssueCode.JSON_MALFORMED) : list(json);
        }
        return Conversion.of(split(text));
    }

    private List<String> split(String text) {
        List<String> entries = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(listSeparator, start);
            String entry = CellText.stripped(text.substring(start, end < 0 ? text.length() : end));
            if (entry != null) {
                entries.add(entry);
            }
            start = end < 0 ? text.length() + 1 : end + listSeparator.length();
        }
        return entries;
    }

    private Conversion names(Object cell) {
        Conversion list = list(cell);
        return list instanceof Conversion.Converted converted && converted.value() instanceof List<?> names
                ? Conversion.of(new LinkedHashSet<>(names))
                : list;
    }

    /** A text that is no JSON is the address as it would stand on an envelope. */
    private static Conversion address(Object cell) {
        if (cell instanceof String text && text.charAt(0) != '{') {
            AddressParts parts = new AddressParts();
            parts.put("formatted", text);
            return converted(parts.build(), IssueCode.JSON_SHAPE);
        }
        return json(cell, value -> value instanceof Map<?, ?> object ? JsonShape.address(object) : null);
    }

    private static Conversion json(Object cell, Function<Object, @Nullable Object> shape) {
        Object value = cell instanceof String text ? JsonCell.parse(text) : cell;
        return value == null
                ? Conversion.failed(IssueCode.JSON_MALFORMED)
                : converted(shape.apply(value), IssueCode.JSON_SHAPE);
    }

    private static Conversion converted(@Nullable Object value, IssueCode otherwise) {
        return value == null ? Conversion.failed(otherwise) : Conversion.of(value);
    }
}
