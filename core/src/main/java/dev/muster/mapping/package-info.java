// SPDX-License-Identifier: Apache-2.0
/**
 * How the columns of a file become fields of a user: {@link dev.muster.mapping.FieldMapping} says which column leads where, {@link
 * dev.muster.mapping.ValueConverter} turns a cell into a value, {@link dev.muster.mapping.RoleMapping} translates role names.
 *
 * <p>Everything here is immutable data or a pure function; nothing reads files or stores.
 */
package dev.muster.mapping;
