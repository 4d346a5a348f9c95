// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** How the records of a file of JSON lie in it. */
enum JsonLayout {
    /** In one array: the whole document, or somewhere inside it. */
    ARRAY,
    /** One value after the other, with blanks between them or nothing. */
    CONCATENATED,
    /** One value a line. */
    LINES
}
