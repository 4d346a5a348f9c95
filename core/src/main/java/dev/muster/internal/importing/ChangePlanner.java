// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.issue.Severity;
import dev.muster.job.ImportJob;
import dev.muster.job.RowOutcome;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each record of a chunk: looks its user up, and plans what to write. Only reads the store. Rows come in the order
 * of the source, each once; a record that is not rejected claims its keys as soon as its fate is known, so that later ones see it.
 *
 * <p>A record that is left out because of another claims nothing: what it carries beyond the shared key is still free. Not safe for use
 * by several threads.
 */
final class ChangePlanner {
    private final List<UserField> matchBy;
    private final ImportJob job;
    private final UserStore store;
    private final KeyClaims claims;
    private final RowIssues issues;
    private final Supplier<UserId> ids;
    private final UserUpdates updates;

    ChangePlanner(ImportJob job, UserStore store, KeyClaims claims, RowIssues issues, Supplier<UserId> ids) {
        this.job = job;
        this.matchBy = job.matching().keys();
        this.store = store;
        this.claims = claims;
        this.issues = issues;
        this.ids = ids;
        this.updates = new UserUpdates(job.matching(), store);
    }

    /** A record, the user it would be, and that user's keys as the store would have them, strongest first. */
    private record Candidate(DraftRow row, User user, List<UserKey> keys) {
        long number() {
            return row.source().row();
        }
    }

    /** What shall become of the records of a chunk, which follow in the source on those planned before. */
    List<PlannedRow> plan(List<DraftRow> rows) {
        List<@Nullable Candidate> candidates = new ArrayList<>(rows.size());
        Set<UserKey> keys = new LinkedHashSet<>(rows.size() * 2);
        for (DraftRow row : rows) {
            Candidate candidate = row.isRejected() ? null : candidate(row);
            candidates.add(candidate);
            if (candidate != null) {
                keys.addAll(candidate.keys());
            }
        }
        FoundUsers found = FoundUsers.of(keys, store, matchBy);
        List<PlannedRow> planned = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Candidate candidate = candidates.get(i);
            planned.add(candidate == null ? rejectedBefore(rows.get(i)) : plan(candidate, found));
        }
        return planned;
    }

    /**
     * Claims what a record has claimed that an earlier run has committed.
     *
     * @param row a record that was not rejected, be it by the job or by the store; in the order of the source
     * @param more what it had claimed beyond its own keys
     */
    void reclaim(DraftRow row, List<UserKey> more) {
        Candidate candidate = candidate(row);
        if (firstClaim(candidate) == null) {
            claim(candidate, more);
        }
    }

    private Candidate candidate(DraftRow row) {
        User user = User.of(row.draft());
        User canonical = store.canonical(user);
        List<UserKey> keys = new ArrayList<>(matchBy.size());
        for (UserField field : matchBy) {
            UserKey key = UserKey.in(field, canonical);
            if (key != null) {
                keys.add(key);
            }
        }
        return new Candidate(row, user, keys);
    }

    private PlannedRow plan(Candidate candidate, FoundUsers found) {
        if (candidate.keys().isEmpty()) {
            return rejected(candidate, IssueCode.NO_KEY, null);
        }
        KeyClaims.Claim first = firstClaim(candidate);
        if (first != null) {
            IssueCode code = first.carried() ? IssueCode.DUPLICATE_IN_SOURCE : IssueCode.USER_ALREADY_TOUCHED;
            return skipped(candidate, code, first.row());
        }
        Match match = found.match(candidate.keys());
        if (match instanceof Match.Fault fault) {
            return rejected(candidate, fault.code(), fault.field());
        }
        return match instanceof Match.Somebody somebody ? existing(candidate, somebody) : created(candidate);
    }

    private KeyClaims.@Nullable Claim firstClaim(Candidate candidate) {
        for (UserKey key : candidate.keys()) {
            KeyClaims.Claim claim = claims.on(key);
            if (claim.isOfOther(candidate.number())) {
                return claim;
            }
        }
        return null;
    }

    private PlannedRow created(Candidate candidate) {
        claim(candidate, List.of());
        UserId id = ids.get();
        UserChange change = new UserChange.Create(id, candidate.user());
        return planned(candidate.row(), new RowOutcome.Created(id), change);
    }

    private PlannedRow existing(Candidate candidate, Match.Somebody match) {
        UserKey id = UserKey.of(match.stored().id());
        KeyClaims.Claim touched = claims.on(id);
        if (touched.isOfOther(candidate.number())) {
            return skipped(candidate, IssueCode.USER_ALREADY_TOUCHED, touched.row());
        }
        return switch (job.matching().onMatch()) {
            case FAIL -> rejected(candidate, IssueCode.ALREADY_EXISTS, null);
            case SKIP -> {
                List<UserKey> more = claimWithUser(candidate, id, match.canonical());
                RowIssue issue = issues.about(candidate.row().source(), IssueCode.ALREADY_EXISTS_SKIPPED);
                RowOutcome outcome = new RowOutcome.Skipped(IssueCode.ALREADY_EXISTS_SKIPPED, 0);
                yield new PlannedRow(candidate.row(), outcome, null, with(candidate.row(), issue), more);
            }
            case UPDATE -> updated(candidate, match, id);
        };
    }

    private PlannedRow updated(Candidate candidate, Match.Somebody match, UserKey id) {
        DraftRow row = candidate.row();
        // Before anything is claimed: the host's code may throw here, and then the record is rejected.
        UserChange.Update change = updates.between(match, row.draft());
        List<UserKey> more = claimWithUser(candidate, id, match.canonical());
        RowOutcome outcome = change == null
                ? new RowOutcome.Unchanged(match.stored().id())
                : new RowOutcome.Updated(change.id(), change.after().fields());
        return new PlannedRow(row, outcome, change, row.issues(), more);
    }

    /** The record's own keys are those the user will have; what it has now, it has until the change is written. */
    private List<UserKey> claimWithUser(Candidate candidate, UserKey id, User current) {
        List<UserKey> more = new ArrayList<>(matchBy.size());
        more.add(id);
        for (UserField field : matchBy) {
            UserKey held = UserKey.in(field, current);
            if (held != null && !candidate.keys().contains(held)) {
                more.add(held);
            }
        }
        claim(candidate, more);
        return List.copyOf(more);
    }

    private void claim(Candidate candidate, List<UserKey> more) {
        for (UserKey key : candidate.keys()) {
            claims.claim(key, candidate.number());
        }
        for (UserKey key : more) {
            claims.claimOfUser(key, candidate.number());
        }
    }

    private PlannedRow skipped(Candidate candidate, IssueCode code, long firstRow) {
        RowIssue issue = issues.about(candidate.row().source(), code, firstRow);
        RowOutcome outcome = new RowOutcome.Skipped(code, firstRow);
        return new PlannedRow(candidate.row(), outcome, null, with(candidate.row(), issue), List.of());
    }

    private PlannedRow rejected(Candidate candidate, IssueCode code, @Nullable UserField field) {
        RowIssue issue = issues.about(candidate.row().source(), code, null, field, null);
        return new PlannedRow(
                candidate.row(), new RowOutcome.Rejected(code), null, with(candidate.row(), issue), List.of());
    }

    private static PlannedRow rejectedBefore(DraftRow row) {
        for (RowIssue issue : row.issues()) {
            if (issue.severity() == Severity.ERROR) {
                return planned(row, new RowOutcome.Rejected(issue.code()), null);
            }
        }
        throw new IllegalStateException("Row " + row.source().row() + " is not rejected");
    }

    private static PlannedRow planned(DraftRow row, RowOutcome outcome, @Nullable UserChange change) {
        return new PlannedRow(row, outcome, change, row.issues(), List.of());
    }

    private static List<RowIssue> with(DraftRow row, RowIssue issue) {
        return row.withIssues(List.of(issue)).issues();
    }
}
