// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param code the issue code where the source is at fault, or null
 * @param line the physical line of the source it was found on, or 0
 * @param message one sentence; holds nothing of the source's content
 */
public record JobFault(@Nullable IssueCode code, long line, String message) {
    /**
     * Checks that there is a message.
     *
     * @param code the issue code where the source is at fault, or null
     * @param line the physical line of the source it was found on, or 0
     * @param message one sentence; holds nothing of the source's content
     */
    public JobFault {
        Objects.requireNonNull(message, "message");
    }
}
