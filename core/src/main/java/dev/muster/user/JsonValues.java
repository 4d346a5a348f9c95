// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings JSON values to the one form in which equal values are {@code equals}. */
final class JsonValues {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    /** Beyond this, writing a number out would need more memory than its text had: 1e1000000 is nine characters. */
    private static final int MAX_EXPONENT = 1000;

    /** Near the ends of what a scale can be, stripping zeros overflows. */
    private static final int MAX_SCALE = 2_000_000_000;

    private JsonValues() {}

    static Object canonical(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal decimal) {
            return number(decimal);
        }
        if (value instanceof BigInteger whole) {
            return number(new BigDecimal(whole));
        }
        if (value instanceof Double || value instanceof Float) {
            return number(new BigDecimal(value.toString()));
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        throw new IllegalArgumentException(
                "Not a JSON value: " + value.getClass().getName());
    }

    private static Object number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            return number;
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (Math.abs((long) plain.scale()) > MAX_EXPONENT) {
            return plain;
        }
        if (plain.scale() <= 0 && plain.compareTo(LONG_MIN) >= 0 && plain.compareTo(LONG_MAX) <= 0) {
            return plain.longValueExact();
        }
        return plain;
    }

    private static List<Object> list(List<?> list) {
        List<Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element != null) {
                copy.add(canonical(element));
            }
        }
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> copy = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("A JSON object names its members by text");
            }
            if (value != null) {
                copy.put(text, canonical(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }
}
