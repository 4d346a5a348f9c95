// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, texts and JSON values as few bytes. Texts are written char by char, so that even a surrogate without its other half
 * comes back. The counterpart is {@link PayloadReader}; whoever keeps the bytes longer than the process puts a version before them.
 */
final class PayloadWriter {
    static final int NULL = 0;
    static final int TEXT = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    static final int WHOLE = 4;
    static final int DECIMAL = 5;
    static final int LIST = 6;
    static final int MAP = 7;

    private final Map<String, Integer> shared = new HashMap<>();
    private byte[] bytes = new byte[1024];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Seven bits a byte, lowest first: most numbers here are small. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    void text(String text) {
        number(text.length());
        characters(text);
    }

    /** A text or null in one byte less than {@link #optional}. */
    void nullableText(@Nullable String text) {
        if (text == null) {
            number(0);
            return;
        }
        number(text.length() + 1L);
        characters(text);
    }

    /** A number of either sign. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void flag(boolean value) {
        put(value ? 1 : 0);
    }

    /** Nearly all are ASCII: this is where the time of writing a chunk goes. */
    private void characters(String text) {
        int length = text.length();
        reserve(length);
        byte[] target = bytes;
        int at = size;
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                break;
            }
            target[at++] = (byte) c;
        }
        size = at;
        for (; i < length; i++) {
            character(text.charAt(i));
        }
    }

    private void character(char c) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(0x80 | (c & 0x3F));
        } else {
            put(0xE0 | (c >> 12));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }

    /** A text that comes again and again, such as a message: written once, then referred to. Null is possible. */
    void shared(@Nullable String text) {
        if (text == null) {
            number(0);
            return;
        }
        Integer place = shared.putIfAbsent(text, shared.size() + 2);
        if (place == null) {
            number(1);
            text(text);
        } else {
            number(place);
        }
    }

    void optional(@Nullable String text) {
        value(text);
    }

    void value(@Nullable Object value) {
        if (value == null) {
            put(NULL);
        } else if (value instanceof String text) {
            put(TEXT);
            text(text);
        } else if (value instanceof Boolean flag) {
            put(flag ? TRUE : FALSE);
        } else if (value instanceof Long whole) {
            put(WHOLE);
            signed(whole);
        } else if (value instanceof BigDecimal decimal) {
            decimal(decimal);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            throw new IllegalArgumentException(
                    "Not a value of a cell: " + value.getClass().getName());
        }
    }

    private void decimal(BigDecimal decimal) {
        put(DECIMAL);
        byte[] digits = decimal.unscaledValue().toByteArray();
        number(digits.length);
        for (byte digit : digits) {
            put(digit);
        }
        number(Integer.toUnsignedLong(decimal.scale()));
    }

    private void list(List<?> list) {
        put(LIST);
        number(list.size());
        for (Object element : list) {
            value(element);
        }
    }

    private void map(Map<?, ?> map) {
        put(MAP);
        number(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text((String) entry.getKey());
            value(entry.getValue());
        }
    }

    private void put(int value) {
        if (size == bytes.length) {
            reserve(1);
        }
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
