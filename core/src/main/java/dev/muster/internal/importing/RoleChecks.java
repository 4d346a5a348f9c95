// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownRole;
import dev.muster.user.UserField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Translates the role names of a file into the host's, and finds those the host does not know. The host's roles are asked for once. */
final class RoleChecks {
    /** Files have few sets of roles; a hostile one with many is not remembered beyond this. */
    private static final int MOST_REMEMBERED = 1000;

    private final RoleMapping mapping;
    private final @Nullable Set<String> known;
    private final FieldColumns columns;
    private final RowIssues texts;
    private final Map<Set<String>, Translation> remembered = new ConcurrentHashMap<>();

    RoleChecks(RoleMapping mapping, @Nullable Set<String> known, FieldColumns columns, RowIssues texts) {
        this.mapping = mapping;
        this.known = known;
        this.columns = columns;
        this.texts = texts;
    }

    /** The host's roles for the names in the file, with an issue for each name that leads nowhere. */
    Set<String> translate(SourceRecord source, UserField field, Set<String> names, List<RowIssue> issues) {
        Translation translation = remembered.get(names);
        if (translation == null) {
            translation = translation(names);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(names, translation);
            }
        }
        if (!translation.unknown.isEmpty() && mapping.unknown() != UnknownRole.KEEP) {
            IssueCode code = mapping.unknown() == UnknownRole.DROP ? IssueCode.ROLE_DROPPED : IssueCode.ROLE_UNKNOWN;
            for (String name : translation.unknown) {
                issues.add(texts.about(source, code, columns.of(field), field, name));
            }
        }
        return translation.roles;
    }

    private Translation translation(Set<String> names) {
        Set<String> roles = new LinkedHashSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            Set<String> mapped = mapping.rolesFor(name);
            Set<String> candidates = mapped.isEmpty() ? Set.of(name) : mapped;
            if (known == null || known.containsAll(candidates)) {
                roles.addAll(candidates);
            } else {
                unknown.add(name);
                if (mapping.unknown() == UnknownRole.KEEP) {
                    roles.addAll(candidates);
                }
            }
        }
        return new Translation(Set.copyOf(roles), List.copyOf(unknown));
    }

    private record Translation(Set<String> roles, List<String> unknown) {}
}
