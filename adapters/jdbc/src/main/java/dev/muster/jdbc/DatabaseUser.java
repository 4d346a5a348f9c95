// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** What works on a database of which it can tell. */
interface DatabaseUser {
    Database database();
}
