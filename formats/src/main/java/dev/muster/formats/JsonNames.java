// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the members that records have, so that none is overlooked which only appears far down. Asked for each member of each
 * record, and nearly always for the one that has followed the last one before: that costs one comparison.
 */
final class JsonNames {
    /** A byte of a name may be written as an escape of six. */
    private static final int LONGEST_SPELLING = JsonLimits.NAME_BYTES * 6;

    private final Columns given;
    private final int most;
    /** Members that have a column, be it for all of them or for what other columns leave. */
    private final Set<String> known = new HashSet<>();
    /** Members that the columns given start from and that have not been met yet. */
    private final Set<String> missing = new HashSet<>();

    private final List<String> late = new ArrayList<>();
    private final Map<String, Spelling> spellings = new HashMap<>();
    private Spelling last = new Spelling(new byte[0], false);
    private boolean hasRaw;

    /** A name as the source writes it. */
    private static final class Spelling {
        private final byte[] bytes;
        private final boolean isRaw;
        private @Nullable Spelling next;

        Spelling(byte[] bytes, boolean isRaw) {
            this.bytes = bytes;
            this.isRaw = isRaw;
        }

        boolean is(byte[] source, int start, int end) {
            return Arrays.equals(bytes, 0, bytes.length, source, start, end);
        }
    }

    JsonNames(Columns given, int most) {
        this.given = given;
        this.most = most;
        for (String column : given.names()) {
            JsonPath path = JsonPath.of(column);
            known.add(column);
            if (!path.isDeep()) {
                // A part alone does not take the member that it is a part of: that gets such a column when it is met.
                known.add(path.root());
            }
            missing.add(path.root());
        }
    }

    /** Adds a name as it is spelled in the source, without its quotes. {@return false if there are too many} */
    boolean add(byte[] bytes, int start, int end) {
        Spelling expected = last.next;
        Spelling found = expected != null && expected.is(bytes, start, end) ? expected : find(bytes, start, end);
        if (found == null) {
            return isWithinLimit();
        }
        last.next = found;
        last = found;
        hasRaw |= found.isRaw;
        return isWithinLimit();
    }

    /** Adds a name. {@return false if there are too many} */
    boolean add(String name) {
        missing.remove(name);
        missing.remove(JsonPath.of(name).root());
        if (known.add(name)) {
            late.add(name);
        }
        return isWithinLimit();
    }

    private boolean isWithinLimit() {
        return given.size() + late.size() <= most;
    }

    /** The spelling, or null if it is none: its record will be rejected. */
    private @Nullable Spelling find(byte[] bytes, int start, int end) {
        if (end - start > LONGEST_SPELLING) {
            return null;
        }
        String spelled = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Spelling found = spellings.get(spelled);
        if (found != null) {
            return found;
        }
        String name = spelled.indexOf('\\') < 0 ? spelled : JsonValues.unescaped(spelled);
        if (name == null || !JsonValues.isName(name)) {
            return null;
        }
        add(name);
        boolean isRaw = name.equals(RawRecord.MEMBER);
        // A name has many spellings, and only a joker uses them: what is not kept must not be held by its neighbours
        // either.
        if (spellings.size() >= 2L * most) {
            hasRaw |= isRaw;
            return null;
        }
        Spelling fresh = new Spelling(Arrays.copyOfRange(bytes, start, end), isRaw);
        spellings.put(spelled, fresh);
        return fresh;
    }

    /** {@return whether a record since the last time asked had a member that holds the raw text of another record} */
    boolean takeRaw() {
        boolean had = hasRaw;
        hasRaw = false;
        return had;
    }

    /**
     * {@return the columns given, and behind them those that the names ask for} Columns given whose member has never been met are left out:
     * the source does not have them.
     */
    Columns columns() {
        Set<String> split = new HashSet<>();
        // The rest of a member and another member may be called alike; they share a column, and no record may have
        // both.
        Set<String> all = new LinkedHashSet<>();
        for (String column : given.names()) {
            JsonPath path = JsonPath.of(column);
            if (path.isParts()) {
                split.add(path.root());
            }
            if (!missing.contains(path.root())) {
                all.add(column);
            }
        }
        for (String name : late) {
            all.add(split.contains(name) ? JsonPath.restOf(name) : name);
        }
        return new Columns(List.copyOf(all));
    }
}
