// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobQuery;
import dev.muster.job.JobState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A query for jobs as conditions in SQL. */
final class JobFilter {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    JobFilter(JobQuery query, Dialect dialect) {
        limit = query.limit();
        among("kind", query.kinds());
        among("state", query.states().stream().map(JobState::name).toList());
        if (query.requestedBy() != null) {
            compare("requested_by = ?", String.valueOf(Texts.plain(query.requestedBy())));
        }
        if (query.parent() != null) {
            compare("parent = ?", dialect.id(query.parent().value()));
        }
        if (query.from() != null) {
            compare("created_at >= ?", Micros.ceiling(query.from()));
        }
        if (query.before() != null) {
            compare("created_at < ?", Micros.ceiling(query.before()));
        }
        if (query.after() != null) {
            compare("id < ?", dialect.id(query.after().value()));
        }
    }

    private void among(String column, Collection<String> values) {
        if (!values.isEmpty()) {
            conditions.add(column + " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
            parameters.addAll(values);
        }
    }

    private void compare(String condition, Object parameter) {
        conditions.add(condition);
        parameters.add(parameter);
    }

    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    List<Object> parameters() {
        return parameters;
    }

    int limit() {
        return limit;
    }
}
