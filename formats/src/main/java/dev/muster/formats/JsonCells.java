// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Makes cells of records: a member's value goes to the column of its name, and what columns by {@linkplain JsonPath path} ask for is taken out
 * of it. Judges whether the record is well-formed.
 */
final class JsonCells {
    private static final int EXPECTED = 64;

    private final int columns;
    private final Map<String, Integer> members = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /**
     * A column that takes a part of a member.
     *
     * @param member the place of the column that has the member, from which a part by names is taken away
     */
    private record Part(int column, int member, JsonPath path) {}

    private final @Nullable String[] expected = new String[EXPECTED];
    private final int[] expectedColumns = new int[EXPECTED];
    private @Nullable Object[] cells = {};

    JsonCells(Columns columns) {
        this.columns = columns.size();
        List<String> names = columns.names();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), i); // a member may be called like a path
        }
        for (int i = 0; i < names.size(); i++) {
            JsonPath path = JsonPath.of(names.get(i));
            if (!path.isDeep()) {
                members.putIfAbsent(path.root(), i);
            }
        }
        for (int i = 0; i < names.size(); i++) {
            JsonPath path = JsonPath.of(names.get(i));
            Integer member = members.get(path.root());
            if (path.isDeep() && member != null && (!path.isParts() || isOpen(names.get(member)))) {
                parts.add(new Part(i, member, path));
            }
        }
    }

    /** Whether parts are taken out of what a column has: it is not simply the member, but what is left or asked for by path. */
    private static boolean isOpen(String column) {
        JsonPath path = JsonPath.of(column);
        return !path.isDeep() && !path.root().equals(column);
    }

    /**
     * Reads one record.
     *
     * @param escapes whether there is a backslash in it
     * @return what is wrong with it, on which of its own lines counted from 1, or null
     */
    @Nullable
    Defect read(byte[] bytes, int start, int end, boolean escapes) {
        begin();
        try (JsonParser parser = JsonValues.parser(bytes, start, end)) {
            return read(parser, escapes);
        }
    }

    private void begin() {
        cells = new Object[columns];
        Arrays.fill(cells, SourceRecord.ABSENT);
    }

    /**
     * Reads one record that the parser has just begun, up to its end.
     *
     * @throws JacksonException if it is malformed
     * @throws JsonValues.Refused if it is refused
     */
    void readObject(JsonParser parser, JsonValues values) {
        begin();
        values.begin();
        members(parser, values);
        takeApart();
    }

    private @Nullable Defect read(JsonParser parser, boolean escapes) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                boolean isWhole = parser.currentToken() != null && parser.nextToken() == null;
                return Defect.of(isWhole ? IssueCode.RECORD_NOT_OBJECT : IssueCode.RECORD_MALFORMED);
            }
            members(parser, new JsonValues(parser, escapes));
            if (parser.nextToken() != null) {
                return defect(parser, IssueCode.RECORD_MALFORMED);
            }
            takeApart();
            return null;
        } catch (JsonValues.Refused refused) {
            return defect(parser, refused.code());
        } catch (StreamConstraintsException | InputCoercionException tooMuch) {
            boolean tooDeep = parser.streamReadContext().getNestingDepth() > JsonLimits.DEPTH;
            return defect(parser, tooDeep ? IssueCode.NESTED_TOO_DEEP : IssueCode.VALUE_TOO_LONG);
        } catch (JacksonException malformed) {
            return defect(parser, IssueCode.RECORD_MALFORMED);
        }
    }

    private void members(JsonParser parser, JsonValues values) {
        int member = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            values.check(name);
            parser.nextToken();
            Object value = values.value();
            int column = columnOf(name, member++);
            if (column < 0) {
                // Only when less than the whole source was looked at before: a preview shows what it has columns for.
                continue;
            }
            if (cells[column] != SourceRecord.ABSENT) {
                throw new JsonValues.Refused(IssueCode.MEMBER_DUPLICATE);
            }
            cells[column] = value;
        }
    }

    /** Most records have the same members in the same order, and Jackson gives one name the same string again. */
    @SuppressWarnings("ReferenceEquality") // an equal name that is another string is looked up
    private int columnOf(String name, int member) {
        if (member < expected.length && expected[member] == name) {
            return expectedColumns[member];
        }
        int column = members.getOrDefault(name, -1);
        if (member < expected.length) {
            expected[member] = name;
            expectedColumns[member] = column;
        }
        return column;
    }

    private void takeApart() {
        List<Part> taken = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Object member = cells[part.member];
            if (cells[part.column] == SourceRecord.ABSENT && part.path.exists(member)) {
                cells[part.column] = part.path.in(member, SourceRecord.ABSENT);
                taken.add(part);
            }
        }
        // Only now: of two paths, one may lead through the other.
        for (Part part : taken) {
            if (part.path.isParts() && cells[part.member] instanceof Map<?, ?> object && part.path.exists(object)) {
                part.path.removeFrom(object);
                cells[part.member] = object.isEmpty() ? SourceRecord.ABSENT : object;
            }
        }
    }

    private static Defect defect(JsonParser parser, IssueCode code) {
        long line = Math.max(1, parser.currentLocation().getLineNr());
        return new Defect(code, line, JsonPlace.of(parser));
    }

    /** {@return the cells of the record read last, which belong to the caller} */
    List<@Nullable Object> cells() {
        return Arrays.asList(cells);
    }
}
