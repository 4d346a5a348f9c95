// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/**
 * A user to delete, whose row nobody else can change meanwhile.
 *
 * @param place the place of the change
 * @param id the id
 */
record GoneUser(int place, String id) {}
