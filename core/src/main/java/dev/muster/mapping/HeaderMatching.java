// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.issue.IssueCode;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.ColumnTarget.Nowhere;
import dev.muster.mapping.ColumnTarget.Reason;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes a mapping from the header of a source: by the names of the fields, by what columns are commonly called, and, where nothing
 * fits, by likeness.
 *
 * <p>What the job maps by name stays as it is. Of two columns that could lead to one field, the one with the better name gets it and the
 * other counts as unknown; between equals nobody can tell, so that is a problem. Columns that look like secrets and columns that merely
 * resemble a field lead nowhere unless the job says so.
 *
 * <pre>{@code
 * HeaderMatch match = HeaderMatching.complete(List.of("E-Mail", "First name"), FieldMapping.automatic());
 * }</pre>
 */
public final class HeaderMatching {
    private final FieldMapping given;
    private final List<ColumnMapping> completed = new ArrayList<>();
    private final List<MappingProblem> problems = new ArrayList<>();

    private HeaderMatching(FieldMapping given) {
        this.given = given;
    }

    /**
     * {@return the mapping of every column, and what is wrong with it}
     *
     * @param columns the names of the columns as they stand in the source, each once
     * @param given what the job says of some of them
     */
    public static HeaderMatch complete(List<String> columns, FieldMapping given) {
        return new HeaderMatching(given).complete(columns);
    }

    /**
     * {@return whether a header says beyond doubt that its column belongs to a user: a name or title of a field, what that is commonly
     * called in one of the languages of {@link UserField#languages()}, an attribute by its path, a column of Muster's own, or the name of
     * a secret} For formats that have to tell a header row from a row of values.
     *
     * @param header the name of a column as it stands in the source
     */
    public static boolean isKnown(String header) {
        HeaderClaim claim = new HeaderClaim(header, null);
        HeaderName name = claim.name();
        if (claim.dropped() != null) {
            return claim.dropped() == Reason.MUSTER_COLUMN || SecretNames.isSecret(header);
        }
        return name != null && name.isSure();
    }

    private HeaderMatch complete(List<String> columns) {
        Map<String, ColumnMapping> said = new HashMap<>();
        given.columns().forEach(mapping -> said.put(mapping.column(), mapping));
        List<HeaderClaim> claims = new ArrayList<>();
        for (String column : columns) {
            claims.add(new HeaderClaim(column, said.remove(column)));
        }
        HeaderContext.settle(claims);
        giveToTheStrongest(claims);
        claims.forEach(claim -> completed.add(complete(claim)));
        findTwins();
        for (ColumnMapping mapping : given.columns()) {
            if (said.containsKey(mapping.column())) {
                problems.add(new MappingProblem(IssueCode.COLUMN_MISSING, mapping.column()));
            }
        }
        return new HeaderMatch(given.withColumns(completed), problems);
    }

    /** Of the columns that claim one target, only those with the strongest name keep their claim. */
    private static void giveToTheStrongest(List<HeaderClaim> claims) {
        Map<ColumnTarget, NameRank> strongest = new HashMap<>();
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name != null) {
                strongest.merge(name.target(), name.rank(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        for (HeaderClaim claim : claims) {
            HeaderName name = claim.name();
            if (name != null && name.rank() != strongest.get(name.target())) {
                claim.lose();
            }
        }
    }

    private ColumnMapping complete(HeaderClaim claim) {
        ColumnMapping said = claim.given();
        HeaderName name = claim.name();
        Reason dropped = claim.dropped();
        if (said != null) {
            return said;
        }
        if (dropped != null) {
            return nowhere(claim.column(), dropped);
        }
        if (name == null) {
            return unknown(claim.column());
        }
        if (name.rank() == NameRank.GUESS && !given.acceptGuesses()) {
            return new ColumnMapping(
                    claim.column(), new Nowhere(Reason.GUESS_NOT_ACCEPTED), Confidence.GUESS, name.target(), null);
        }
        return new ColumnMapping(claim.column(), name.target(), name.rank().confidence(), null, null);
    }

    private ColumnMapping unknown(String column) {
        return switch (given.unknown()) {
            case KEEP ->
                new ColumnMapping(
                        column, new Into(UserField.ATTRIBUTES, HeaderClaim.path(column)), Confidence.NONE, null, null);
            case IGNORE -> nowhere(column, Reason.UNKNOWN);
            case REJECT -> {
                problems.add(new MappingProblem(IssueCode.COLUMN_UNKNOWN, column));
                yield nowhere(column, Reason.UNKNOWN);
            }
        };
    }

    private static ColumnMapping nowhere(String column, Reason reason) {
        return new ColumnMapping(column, new Nowhere(reason), Confidence.NONE, null, null);
    }

    /** Two columns, or a column and a constant, that lead to the same place: whose word would count? */
    private void findTwins() {
        Set<ColumnTarget> taken = new HashSet<>();
        given.constants().keySet().forEach(field -> taken.add(ColumnTarget.field(field)));
        for (ColumnMapping mapping : completed) {
            if (mapping.target() instanceof Into && !taken.add(mapping.target())) {
                problems.add(new MappingProblem(IssueCode.FIELD_MAPPED_TWICE, mapping.column()));
            }
        }
    }
}
