// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PayloadWriter} has written, in the same order. Bytes of any other origin end in an exception of the runtime before
 * they cost more memory or stack than bytes of their length may: a count is never larger than what is left to read.
 */
final class PayloadReader {
    /** Deeper values than any that a format reads or a store holds. */
    private static final int MAX_DEPTH = 500;

    private final List<String> shared = new ArrayList<>();
    private final byte[] bytes;
    private int next;
    private int depth;

    PayloadReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[next++];
            if (shift > 63) {
                throw new IllegalStateException("A number without an end");
            }
            value |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return value;
    }

    /** How many things follow, of at least one byte each. */
    int count() {
        return left(number());
    }

    private int left(long count) {
        if (count < 0 || count > bytes.length - next) {
            throw new IllegalStateException("More than there is");
        }
        return (int) count;
    }

    boolean isAtEnd() {
        return next == bytes.length;
    }

    long signed() {
        long folded = number();
        return (folded >>> 1) ^ -(folded & 1);
    }

    boolean flag() {
        return bytes[next++] != 0;
    }

    String text() {
        return characters(count());
    }

    @Nullable
    String nullableText() {
        long length = number();
        return length == 0 ? null : characters(left(length - 1));
    }

    private String characters(int length) {
        char[] text = new char[length];
        for (int i = 0; i < text.length; i++) {
            text[i] = character();
        }
        return new String(text);
    }

    private char character() {
        int first = bytes[next++];
        if (first >= 0) {
            return (char) first;
        }
        int second = bytes[next++] & 0x3F;
        if ((first & 0x20) == 0) {
            return (char) ((first & 0x1F) << 6 | second);
        }
        return (char) ((first & 0x0F) << 12 | second << 6 | (bytes[next++] & 0x3F));
    }

    @Nullable
    String shared() {
        int place = Math.toIntExact(number());
        if (place == 0) {
            return null;
        }
        if (place > 1) {
            return shared.get(place - 2);
        }
        String text = text();
        shared.add(text);
        return text;
    }

    String requiredShared() {
        return Objects.requireNonNull(shared());
    }

    @Nullable
    String optional() {
        return (String) value();
    }

    @Nullable
    Object value() {
        int kind = bytes[next++];
        return switch (kind) {
            case PayloadWriter.NULL -> null;
            case PayloadWriter.TEXT -> text();
            case PayloadWriter.TRUE -> true;
            case PayloadWriter.FALSE -> false;
            case PayloadWriter.WHOLE -> signed();
            case PayloadWriter.DECIMAL -> decimal();
            case PayloadWriter.LIST -> list();
            case PayloadWriter.MAP -> map();
            default -> throw new IllegalStateException("No kind of value: " + kind);
        };
    }

    private BigDecimal decimal() {
        int length = count();
        BigInteger digits = new BigInteger(Arrays.copyOfRange(bytes, next, next + length));
        next += length;
        return new BigDecimal(digits, (int) number());
    }

    private List<@Nullable Object> list() {
        int count = count();
        List<@Nullable Object> list = new ArrayList<>(count);
        deeper();
        for (int i = 0; i < count; i++) {
            list.add(value());
        }
        depth--;
        return list;
    }

    private Map<String, @Nullable Object> map() {
        int count = count();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        deeper();
        for (int i = 0; i < count; i++) {
            map.put(text(), value());
        }
        depth--;
        return map;
    }

    private void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalStateException("Values too deep in each other");
        }
    }
}
