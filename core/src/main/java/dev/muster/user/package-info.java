// SPDX-License-Identifier: Apache-2.0
/**
 * The one model of a user: {@link dev.muster.user.UserField} names every field once, and mapping, validation, templates, exports,
 * masking and stores are driven by it.
 *
 * <p>Start with {@link dev.muster.user.User} (a whole user) and {@link dev.muster.user.UserDraft} (some fields of one). Everything
 * here is immutable and knows nothing of files, jobs or databases.
 */
package dev.muster.user;
