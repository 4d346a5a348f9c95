// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.HeaderMatching;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The columns that the first records show: one for each member. An object is one column as a whole, except where the job maps parts of it or
 * they are parts of a name, such as {@code name.givenName}: then these parts are columns of their own, and what is left of the object is
 * another.
 */
final class JsonColumns {
    private static final int RECORDS = 1000;
    private static final int PARTS = 50;

    private final JsonOptions options;
    private final List<String> mapped;
    /** The names of members, each with the names within it, where it is an object. */
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    /** Columns that the job maps and that have been found. */
    private final Set<String> found = new HashSet<>();

    JsonColumns(JsonOptions options, List<String> mapped) {
        this.options = options;
        this.mapped = List.copyOf(mapped);
    }

    /** {@return the columns of the records at the beginning of a source} */
    Columns of(byte[] head, boolean complete) {
        JsonScanner scanner = new JsonScanner(options, null);
        scanner.window(head, 0, head.length, complete);
        scanner.skipTo(Prologue.afterMark(head, head.length));
        int records = 0;
        while (records < RECORDS && scanner.next() == JsonScanner.Step.RECORD) {
            look(head, scanner.recordStart(), scanner.recordEnd());
            records++;
        }
        if (records == 0 && scanner.needed() < head.length) {
            // A record that is longer than what there is to look at.
            look(head, scanner.needed(), head.length);
        }
        Set<String> columns = columns(complete && records < RECORDS);
        if (columns.size() > options.maxColumns()) {
            throw new SourceRefusedException(IssueCode.TOO_MANY_COLUMNS, 0);
        }
        return new Columns(List.copyOf(columns));
    }

    private void look(byte[] bytes, int start, int end) {
        lookInto(bytes, start, end);
        String text = members.containsKey(RawRecord.MEMBER) ? RawRecord.inside(bytes, start, end) : null;
        if (text != null) {
            byte[] inside = text.getBytes(StandardCharsets.UTF_8);
            lookInto(inside, 0, inside.length);
        }
    }

    private void lookInto(byte[] bytes, int start, int end) {
        try (JsonParser parser = JsonValues.parser(bytes, start, end)) {
            look(parser, new JsonValues(parser, true));
        } catch (JacksonException | JsonValues.Refused malformed) {
            return; // the record's own fault, and told when it is read
        }
    }

    private void look(JsonParser parser, JsonValues values) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            values.check(name);
            Set<String> parts = members.computeIfAbsent(name, none -> new LinkedHashSet<>());
            parser.nextToken();
            Object value = values.value();
            if (value instanceof Map<?, ?> object) {
                object.keySet().stream().limit(PARTS).forEach(part -> parts.add((String) part));
            }
            findMapped(name, value);
        }
    }

    private void findMapped(String name, @Nullable Object value) {
        for (String column : mapped) {
            JsonPath path = JsonPath.of(column);
            if (path.root().equals(name) && path.exists(value)) {
                found.add(column);
            }
        }
    }

    private Set<String> columns(boolean isAll) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>(mapped);
        members.forEach((name, parts) -> {
            List<String> own = new ArrayList<>();
            for (String column : mapped) {
                boolean isHere = JsonPath.of(column).root().equals(name) && !members.containsKey(column);
                if (isHere && (found.contains(column) || !isAll)) {
                    own.add(column);
                }
            }
            own.addAll(known(name, parts));
            boolean isTakenApart = own.stream().map(JsonPath::of).anyMatch(path -> path.isParts() || path.isRest());
            columns.addAll(own);
            left.removeAll(own);
            left.remove(name);
            // A path that leads to the member itself is another name for its column.
            boolean isNamed = own.stream().map(JsonPath::of).anyMatch(path -> !path.isDeep() && !path.isRest());
            if (!isNamed) {
                columns.add(isTakenApart ? JsonPath.restOf(name) : name);
            }
        });
        if (!isAll) {
            // Perhaps further down; if not there either, the inspection tells.
            columns.addAll(left);
        }
        return columns;
    }

    /**
     * The parts of a name that everybody knows, such as {@code name.givenName} of SCIM (RFC 7643, section 4.1.1). Of other objects nobody can
     * tell whom they speak of: {@code manager.email} is not the user's.
     */
    private static List<String> known(String name, Set<String> parts) {
        if (!name.equalsIgnoreCase("name")) {
            return List.of();
        }
        return parts.stream()
                .filter(part -> part.indexOf('.') < 0 && !part.isBlank())
                .map(part -> name + "." + part)
                .filter(HeaderMatching::isKnown)
                .toList();
    }
}
