// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.UserField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A {@link RowIssue} as JSON. */
public final class RowIssueJson {
    private RowIssueJson() {}

    public static ObjectNode write(RowIssue issue) {
        ObjectNode json = JsonObject.create();
        json.put("code", issue.code().name());
        json.put("row", issue.row());
        json.put("line", issue.line());
        if (issue.column() != null) {
            json.put("column", issue.column());
        }
        if (issue.field() != null) {
            json.put("field", FieldJson.write(issue.field()));
        }
        if (issue.value() != null) {
            json.put("value", issue.value());
        }
        return json.put("message", issue.message());
    }

    public static RowIssue read(JsonObject json) {
        return new RowIssue(
                json.constant("code", IssueCode.class),
                json.number("row"),
                json.number("line"),
                json.optionalText("column"),
                field(json.optionalText("field")),
                json.optionalText("value"),
                json.text("message"));
    }

    private static @Nullable UserField field(@Nullable String name) {
        return name == null ? null : FieldJson.read(name);
    }
}
