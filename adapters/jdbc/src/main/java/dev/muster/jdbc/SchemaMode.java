// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** What a repository does about its tables when it is built. */
public enum SchemaMode {
    /** Creates them, or brings them to the version it needs, under a lock: several nodes may do so at once. */
    MIGRATE,
    /** Only checks that they are of the version it needs. */
    VALIDATE,
    /** Nothing: it does not even look. */
    OFF
}
