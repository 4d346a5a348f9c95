// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.user.Membership;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks drafts before anything is claimed or planned: the constraints of the user model and of the host, roles, organizations. A record
 * that is rejected already is checked too, so that all its faults are told at once. Safe for use by several threads.
 *
 * <p>An exception of the directory passes through: that the host cannot answer is no record's fault.
 */
final class DraftChecks {
    private final ConstraintChecks constraints;
    private final @Nullable RoleChecks roles;
    private final OrganizationChecks organizations;
    private final FieldColumns columns;
    private final RowIssues texts;

    DraftChecks(ImportJob job, FieldMapping mapping, Directory directory, Validator validator, RowIssues texts) {
        RoleMapping translation = job.grants().roles();
        this.columns = new FieldColumns(mapping);
        this.constraints = new ConstraintChecks(validator, columns, texts);
        this.roles = translation == null
                ? null
                : new RoleChecks(translation, directory.roles().orElse(null), columns, texts);
        this.organizations = new OrganizationChecks(directory);
        this.texts = texts;
    }

    DraftRow check(DraftRow row) {
        UserDraft draft = row.draft();
        if (draft.isEmpty()) {
            return row;
        }
        List<RowIssue> issues = constraints.check(row.source(), draft);
        boolean refersToOthers =
                draft.has(UserField.ROLES) || draft.has(UserField.ORGANIZATION) || draft.has(UserField.MEMBERSHIPS);
        if (!refersToOthers) {
            return row.withIssues(issues);
        }
        List<RowIssue> all = new ArrayList<>(issues);
        UserDraft checked = checkReferences(row.source(), draft, all);
        return row.withDraft(checked).withIssues(all);
    }

    private UserDraft checkReferences(SourceRecord source, UserDraft draft, List<RowIssue> issues) {
        if (draft.get(UserField.ORGANIZATION) instanceof String organization) {
            checkOrganization(source, UserField.ORGANIZATION, organization, issues);
        }
        UserDraft checked = draft;
        if (roles != null && draft.get(UserField.ROLES) instanceof Set<?> names) {
            Set<String> translated = roles.translate(source, UserField.ROLES, texts(names), issues);
            checked = translated.equals(names) ? checked : with(checked, translated);
        }
        if (draft.get(UserField.MEMBERSHIPS) instanceof List<?> memberships) {
            checked = checkMemberships(source, checked, memberships, issues);
        }
        return checked;
    }

    private UserDraft checkMemberships(
            SourceRecord source, UserDraft draft, List<?> memberships, List<RowIssue> issues) {
        List<Membership> translated = new ArrayList<>(memberships.size());
        for (Object element : memberships) {
            Membership membership = (Membership) element;
            checkOrganization(source, UserField.MEMBERSHIPS, membership.organization(), issues);
            Set<String> held = roles == null
                    ? membership.roles()
                    : roles.translate(source, UserField.MEMBERSHIPS, membership.roles(), issues);
            translated.add(new Membership(membership.organization(), held));
        }
        return translated.equals(memberships)
                ? draft
                : draft.toBuilder().set(UserField.MEMBERSHIPS, translated).build();
    }

    private void checkOrganization(SourceRecord source, UserField field, String organization, List<RowIssue> issues) {
        if (!organizations.isKnown(organization)) {
            issues.add(texts.about(source, IssueCode.ORGANIZATION_UNKNOWN, columns.of(field), field, organization));
        }
    }

    /** Where all roles were dropped, the file says nothing that the host understands: what the user holds stays. */
    private static UserDraft with(UserDraft draft, Set<String> roles) {
        UserDraft.Builder changed = draft.toBuilder();
        return (roles.isEmpty() ? changed.remove(UserField.ROLES) : changed.set(UserField.ROLES, roles)).build();
    }

    @SuppressWarnings("unchecked")
    private static Set<String> texts(Set<?> names) {
        return (Set<String>) names;
    }
}
