// SPDX-License-Identifier: Apache-2.0
package dev.muster.issue;

/** How bad an issue is. */
public enum Severity {
    /** Worth knowing; the record was imported as it stands. */
    INFO,
    /** Something of the record was not applied or looks wrong; the rest was imported. */
    WARNING,
    /** The record was rejected, or the whole source was refused. */
    ERROR
}
