// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.issue.IssueCode;
import dev.muster.job.JobFault;
import tools.jackson.databind.node.ObjectNode;

/** A {@link JobFault} as JSON. */
public final class JobFaultJson {
    private JobFaultJson() {}

    public static ObjectNode write(JobFault fault) {
        ObjectNode json = JsonObject.create();
        if (fault.code() != null) {
            json.put("code", fault.code().name());
        }
        return json.put("line", fault.line()).put("message", fault.message());
    }

    public static JobFault read(JsonObject json) {
        return new JobFault(
                json.has("code") ? json.constant("code", IssueCode.class) : null,
                json.number("line"),
                json.text("message"));
    }
}
