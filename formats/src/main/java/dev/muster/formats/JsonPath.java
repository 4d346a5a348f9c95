// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a record a column lies: the name of a member, names joined by dots ({@code address.city}), or a JSONPath (RFC 9535) that leads to
 * one place ({@code $.emails[0].value}, {@code $['a.b'].c}). {@code address.*} is what the members of {@code address} that have columns of
 * their own leave of it.
 *
 * @param root the member of the record that it starts from
 * @param steps the names and places in arrays that lead on from there
 * @param isRest whether it is what other columns leave
 */
record JsonPath(String root, List<Object> steps, boolean isRest) {
    private static final String REST = ".*";
    private static final Pattern STEP = Pattern.compile(
            "\\.([^.\\[\\]'\"]+)|\\[(\\d{1,6})]|\\['((?:[^'\\\\]|\\\\.)*)']|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");
    private static final Object NOWHERE = new Object();

    JsonPath {
        steps = List.copyOf(steps);
    }

    /** {@return the path that a column's name is; what is no path is the name of a member} */
    static JsonPath of(String column) {
        if (column.startsWith("$.") || column.startsWith("$[")) {
            List<Object> steps = steps(column);
            if (!steps.isEmpty() && steps.get(0) instanceof String root) {
                return new JsonPath(root, steps.subList(1, steps.size()), false);
            }
        } else if (column.endsWith(REST) && column.length() > REST.length()) {
            return new JsonPath(column.substring(0, column.length() - REST.length()), List.of(), true);
        } else if (column.indexOf('.') > 0) {
            List<String> names = List.of(column.split("\\.", -1));
            if (names.stream().noneMatch(String::isBlank)) {
                return new JsonPath(names.get(0), List.copyOf(names.subList(1, names.size())), false);
            }
        }
        return new JsonPath(column, List.of(), false);
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 1;
        while (step.find() && step.start() == end) {
            end = step.end();
            String place = step.group(2);
            if (place != null) {
                steps.add(Integer.valueOf(place));
            } else {
                String quoted = step.group(3) != null ? step.group(3) : step.group(4);
                steps.add(quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : step.group(1));
            }
        }
        return end == path.length() ? steps : List.of();
    }

    /** {@return the column of what is left of a member whose parts have columns of their own} */
    static String restOf(String root) {
        return root + REST;
    }

    /** {@return whether it leads to a part of an object by names alone, so that the part can be taken out of it} */
    boolean isParts() {
        return !steps.isEmpty() && steps.stream().allMatch(String.class::isInstance);
    }

    /** {@return whether it leads anywhere below the root} */
    boolean isDeep() {
        return !steps.isEmpty();
    }

    /** {@return whether there is something at the path} */
    boolean exists(@Nullable Object value) {
        return find(value) != NOWHERE;
    }

    /**
     * {@return what is at the path, null for a null there}
     *
     * @param value what the root holds
     * @param otherwise the answer if there is nothing
     */
    @Nullable
    Object in(@Nullable Object value, Object otherwise) {
        Object found = find(value);
        return found == NOWHERE ? otherwise : found;
    }

    private @Nullable Object find(@Nullable Object value) {
        Object found = value;
        for (Object step : steps) {
            if (step instanceof Integer place && found instanceof List<?> list && place < list.size()) {
                found = list.get(place);
            } else if (step instanceof String && found instanceof Map<?, ?> map && map.containsKey(step)) {
                found = map.get(step);
            } else {
                return NOWHERE;
            }
        }
        return found;
    }

    /** Takes what is at the path out of the root's value, and the objects that are empty then. To be called where there is something. */
    void removeFrom(Map<?, ?> value) {
        remove(value, 0);
    }

    private void remove(Map<?, ?> object, int at) {
        if (at == steps.size() - 1) {
            object.remove(steps.get(at));
        } else if (object.get(steps.get(at)) instanceof Map<?, ?> inner) {
            remove(inner, at + 1);
            if (inner.isEmpty()) {
                object.remove(steps.get(at));
            }
        }
    }
}
