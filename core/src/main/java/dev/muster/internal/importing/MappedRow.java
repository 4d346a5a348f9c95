// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.user.Address;
import dev.muster.user.FieldType;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record while it is being mapped: its draft so far, and what there is to tell. */
final class MappedRow {
    private final SourceRecord source;
    private final RowIssues texts;
    private final UserDraft.Builder draft = UserDraft.builder();
    private @Nullable AttributeTree attributes;
    private @Nullable AttributeTree privateAttributes;
    private @Nullable AddressParts address;
    private @Nullable List<RowIssue> issues;

    MappedRow(SourceRecord source, RowIssues texts) {
        this.source = source;
        this.texts = texts;
    }

    /** Sets a field or a part of one; answers false if another column has put something else there. */
    boolean put(Into target, Object value) {
        FieldType type = target.field().type();
        if (type == FieldType.ATTRIBUTES) {
            return putAttributes(target, value);
        }
        if (type == FieldType.ADDRESS) {
            return target.path().isEmpty()
                    ? address().putAll((Address) value)
                    : address().put(target.path().get(0), value.toString());
        }
        draft.set(target.field(), value);
        return true;
    }

    @SuppressWarnings("unchecked")
    private boolean putAttributes(Into target, Object value) {
        AttributeTree tree = attributes(target.field());
        return target.path().isEmpty()
                ? tree.putAll((Map<String, ? extends @Nullable Object>) value)
                : tree.put(target.path(), value);
    }

    /** Marks a field as one to be cleared, unless another column has something for it. */
    void clear(Into target) {
        FieldType type = target.field().type();
        if (type == FieldType.ADDRESS) {
            address();
        } else if (type != FieldType.ATTRIBUTES) {
            draft.set(target.field(), null);
        } else if (!target.path().isEmpty()) {
            attributes(target.field()).clear(target.path());
        }
    }

    void set(UserField field, Object value) {
        draft.set(field, value);
    }

    void report(IssueCode code, ColumnStep step, Object value) {
        if (issues == null) {
            issues = new ArrayList<>();
        }
        issues.add(texts.about(source, code, step.column(), step.field(), value));
    }

    DraftRow finish() {
        if (address != null) {
            draft.set(UserField.ADDRESS, address.build());
        }
        if (attributes != null) {
            draft.set(UserField.ATTRIBUTES, attributes.toPatch());
        }
        if (privateAttributes != null) {
            draft.set(UserField.PRIVATE_ATTRIBUTES, privateAttributes.toPatch());
        }
        return new DraftRow(source, draft.build(), issues == null ? List.of() : List.copyOf(issues));
    }

    private AddressParts address() {
        if (address == null) {
            address = new AddressParts();
        }
        return address;
    }

    private AttributeTree attributes(UserField field) {
        if (field == UserField.ATTRIBUTES) {
            attributes = attributes == null ? new AttributeTree() : attributes;
            return attributes;
        }
        privateAttributes = privateAttributes == null ? new AttributeTree() : privateAttributes;
        return privateAttributes;
    }
}
