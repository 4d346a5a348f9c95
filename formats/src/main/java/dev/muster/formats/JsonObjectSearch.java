// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.HeaderMatching;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Looks into a document that is one object: is it one user, or are the users in an array inside it, and in which? An array of objects that
 * have something to find a user by, such as an e-mail address, speaks for itself; where two do, or the object itself does too, nobody should
 * guess.
 */
final class JsonObjectSearch {
    /** Deeper ones belong to somebody. */
    private static final int DEPTH = 4;

    private static final int ELEMENTS = 20;
    private static final int NAMES = 500;
    private static final int SHOWN = 5;

    private final List<Candidate> candidates = new ArrayList<>();
    /** What a name says, so that none is looked at twice; after so many there will be no other. */
    private final Map<String, Evidence> looked = new HashMap<>();

    private Evidence itself = Evidence.NONE;
    /** Whether the object has a member that everybody calls a field of a user. */
    private boolean isNamed;

    /** What speaks for an object being a user. */
    private enum Evidence {
        NONE,
        /** An id, which many things have. */
        WEAK,
        /** An e-mail address, a username or a telephone number. */
        STRONG;

        Evidence or(Evidence other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * An array that might hold the users.
     *
     * @param hasObjects whether its first elements are objects
     * @param evidence what speaks for these being users
     */
    private record Candidate(String path, boolean hasObjects, Evidence evidence) {
        boolean isCalledUsers() {
            return path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase("users");
        }

        /** Whether it says that there are no users: then another array does not hold them instead. */
        boolean isEmptyList() {
            return isCalledUsers() && !hasObjects;
        }
    }

    JsonObjectSearch() {}

    /**
     * {@return the path of the array with the users, or empty if the object itself is one}
     *
     * @param bytes the beginning of the document
     * @param start where it begins
     * @throws SourceRefusedException if that cannot be told
     */
    static Optional<String> path(byte[] bytes, int start) {
        JsonObjectSearch search = new JsonObjectSearch();
        try (JsonParser parser = JsonValues.parser(bytes, start, bytes.length)) {
            parser.nextToken();
            search.object(parser, 1);
        } catch (JacksonException cutOff) {
            // What has been seen up to here is what there is to go by.
        }
        return search.answer();
    }

    private Optional<String> answer() {
        List<Candidate> likely = candidates.stream()
                .filter(candidate ->
                        candidate.evidence().compareTo(itself == Evidence.NONE ? Evidence.WEAK : itself) >= 0)
                .toList();
        boolean hasNoUsers = candidates.stream().anyMatch(Candidate::isEmptyList);
        if (hasNoUsers && likely.stream().noneMatch(Candidate::isCalledUsers)) {
            likely = candidates.stream()
                    .filter(candidate -> candidate.isEmptyList() || candidate.hasObjects())
                    .toList();
        }
        if (likely.isEmpty() && itself != Evidence.STRONG) {
            likely = candidates.stream().filter(Candidate::hasObjects).toList();
        }
        if (likely.isEmpty() && itself == Evidence.NONE && !isNamed) {
            likely = candidates; // empty ones
        }
        boolean mayBeOne =
                (itself != Evidence.NONE || isNamed) && likely.stream().noneMatch(this::isStronger);
        if (likely.size() > 1 || (mayBeOne && !likely.isEmpty())) {
            throw new SourceRefusedException(IssueCode.JSON_PATH_UNCERTAIN, 0, shown(likely, mayBeOne));
        }
        return likely.stream().map(Candidate::path).findFirst();
    }

    private boolean isStronger(Candidate candidate) {
        return candidate.evidence().compareTo(itself) > 0;
    }

    private static String shown(List<Candidate> likely, boolean mayBeOne) {
        String paths = likely.stream()
                .limit(SHOWN)
                .map(candidate -> JsonPlace.masked(candidate.path()))
                .collect(Collectors.joining(", "));
        return paths + (likely.size() > SHOWN ? ", ..." : "") + (mayBeOne ? ", or the object itself" : "");
    }

    private void object(JsonParser parser, int depth) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (depth == 1 && token.isScalarValue()) {
                itself = itself.or(evidence(name));
                isNamed |= looked.size() < NAMES && HeaderMatching.isKnown(name);
            }
            if (token == JsonToken.START_OBJECT && depth < DEPTH) {
                object(parser, depth + 1);
            } else if (token == JsonToken.START_ARRAY) {
                array(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void array(JsonParser parser) {
        String path = parser.streamReadContext().pathAsPointer().toString();
        int elements = 0;
        boolean hasObjects = false;
        boolean hasOthers = false;
        Evidence found = Evidence.NONE;
        try {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
                hasObjects |= isObject && elements < ELEMENTS;
                hasOthers |= !isObject && elements < ELEMENTS;
                if (isObject && elements < ELEMENTS) {
                    found = found.or(evidence(parser));
                } else {
                    parser.skipChildren();
                }
                elements++;
            }
        } finally {
            // The end of what there is to look at may come first.
            if (!hasOthers) {
                candidates.add(new Candidate(path, hasObjects, found));
            }
        }
    }

    private Evidence evidence(JsonParser parser) {
        Evidence found = Evidence.NONE;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken().isScalarValue()) {
                found = found.or(evidence(name));
            }
            parser.skipChildren();
        }
        return found;
    }

    /** {@return whether a member of this name makes an object one that can be nothing but a user} */
    boolean isStrong(String name) {
        return evidence(name) == Evidence.STRONG;
    }

    private Evidence evidence(String name) {
        Evidence before = looked.get(name);
        if (before != null || looked.size() >= NAMES) {
            return before == null ? Evidence.NONE : before;
        }
        Evidence found = matched(name);
        looked.put(name, found);
        return found;
    }

    private static Evidence matched(String name) {
        ColumnMapping column = HeaderMatching.complete(List.of(name), FieldMapping.automatic())
                .mapping()
                .columns()
                .get(0);
        boolean isSure = column.confidence() == Confidence.EXACT || column.confidence() == Confidence.ALIAS;
        if (!isSure
                || !(column.target() instanceof ColumnTarget.Into into)
                || !into.field().isKey()) {
            return Evidence.NONE;
        }
        return into.field() == UserField.EXTERNAL_ID ? Evidence.WEAK : Evidence.STRONG;
    }
}
