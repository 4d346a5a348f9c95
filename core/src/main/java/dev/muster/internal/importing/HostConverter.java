// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.issue.Severity;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.Conversion;
import dev.muster.mapping.ConversionRules;
import dev.muster.mapping.ValueConverter;
import dev.muster.user.AttributePatch;
import dev.muster.user.Attributes;
import dev.muster.user.FieldType;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a converter of the host in its place: whatever it throws or answers costs the record at hand and nothing else. */
final class HostConverter implements CellConverter {
    private static final Conversion FAILED = Conversion.failed(IssueCode.CONVERTER_FAILED);

    private final ValueConverter converter;
    private final ConversionRules rules;
    private final Into target;

    HostConverter(ValueConverter converter, ConversionRules rules, Into target) {
        this.converter = converter;
        this.rules = rules;
        this.target = target;
    }

    @Override
    public Conversion convert(Object cell) {
        try {
            return checked(converter.convert(cell, rules));
        } catch (Throwable thrown) {
            HostFault.check(thrown);
            return FAILED;
        }
    }

    private Conversion checked(@Nullable Conversion answer) {
        if (answer instanceof Conversion.Failed failed) {
            // A code that does not reject would drop the value and let the record pass.
            return failed.code().severity() == Severity.ERROR ? failed : FAILED;
        }
        if (!(answer instanceof Conversion.Converted converted)) {
            return FAILED;
        }
        Object value = fitting(converted.value());
        return value == null ? FAILED : Conversion.of(value);
    }

    /** The value in the form the target takes, or null if it is of another type. */
    private @Nullable Object fitting(Object value) {
        FieldType type = target.field().type();
        if (!target.path().isEmpty()) {
            boolean fits = type == FieldType.ADDRESS ? value instanceof String : isJson(value);
            return fits ? value : null;
        }
        if (type == FieldType.ATTRIBUTES) {
            return attributes(value);
        }
        if (!type.valueType().isInstance(value)) {
            return null;
        }
        if (value instanceof Set<?> set) {
            return holdsOnly(set, String.class) ? Set.copyOf(set) : null;
        }
        return value instanceof List<?> list ? (holdsOnly(list, elementType(type)) ? List.copyOf(list) : null) : value;
    }

    private static @Nullable Object attributes(Object value) {
        if (value instanceof AttributePatch patch) {
            return patch.asMap();
        }
        if (value instanceof Attributes attributes) {
            return attributes.asMap();
        }
        return value instanceof Map && isJson(value) ? value : null;
    }

    private static boolean isJson(Object value) {
        return JsonShape.isJson(value, JsonCell.MAX_DEPTH);
    }

    private static boolean holdsOnly(Collection<?> values, Class<?> type) {
        return values.stream().allMatch(type::isInstance);
    }

    private static Class<?> elementType(FieldType type) {
        return switch (type) {
            case MEMBERSHIPS -> Membership.class;
            case IDENTITIES -> LinkedIdentity.class;
            case MFA_FACTORS -> MfaFactor.class;
            default -> String.class;
        };
    }
}
