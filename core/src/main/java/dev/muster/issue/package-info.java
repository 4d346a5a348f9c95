// SPDX-License-Identifier: Apache-2.0
/**
 * What can be told about one record or one file: a stable {@link dev.muster.issue.IssueCode}, and a {@link dev.muster.issue.RowIssue}
 * that says where it happened.
 *
 * <p>A bad row is a value of this package, never an exception. Texts come from one resource bundle in the job's language.
 */
package dev.muster.issue;
