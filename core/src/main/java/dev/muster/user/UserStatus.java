// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

/** Whether and how a user may use the application. */
public enum UserStatus {
    /** May log in. */
    ACTIVE,
    /** Was invited and has not accepted yet. */
    INVITED,
    /** Has signed up and not yet proved to own the e-mail address or telephone number. */
    PENDING_VERIFICATION,
    /** Is barred from logging in for now. */
    SUSPENDED,
    /** Is gone; kept for the record only. */
    ARCHIVED
}
