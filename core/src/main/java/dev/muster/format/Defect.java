// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.issue.IssueCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the shape of one record, so that it is rejected while reading goes on.
 *
 * @param code what is wrong
 * @param line the physical line it is on, 1 for the first line of the file; 0 for the line the record starts on
 * @param place where in the record it is: a JSON pointer (RFC 6901) from the record's root, or null for the whole record. It names members
 *     and places in arrays, never their contents
 */
public record Defect(IssueCode code, long line, @Nullable String place) {
    /**
     * Checks that there is a code.
     *
     * @param code what is wrong
     * @param line the physical line it is on; 0 for the line the record starts on
     * @param place where in the record it is, or null for the whole record
     */
    public Defect {
        Objects.requireNonNull(code, "code");
    }

    /**
     * {@return a defect of the record as a whole}
     *
     * @param code what is wrong
     */
    public static Defect of(IssueCode code) {
        return new Defect(code, 0, null);
    }
}
