// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** How much of everything JSON may have, beyond what {@link JsonOptions} lets a job decide. */
final class JsonLimits {
    /** Levels of objects and arrays within a record, the record among them; attributes hold no more either. */
    static final int DEPTH = 64;
    /** Characters of a text: 1 Mi. */
    static final int TEXT_CHARS = 1 << 20;
    /** Characters of a member's name. */
    static final int NAME_CHARS = 4096;
    /** Bytes that Jackson may take for a name: it counts roughly, and whoever asks for the characters counts exactly. */
    static final int NAME_BYTES = 4 * NAME_CHARS;
    /** Characters of a number. */
    static final int NUMBER_CHARS = 64;
    /** Decimal places to either side that the exponent of a number may move the point: 1e1000000000 is a gigabyte when written out. */
    static final int NUMBER_SCALE = 1000;

    /** Values of a record, those of objects and arrays among them: a few bytes each in a file are a hundred in memory. */
    static final int VALUES = 100_000;
    /** Members of an object around the array of records, all of whose names have to be remembered. */
    static final int WRAPPER_MEMBERS = 10_000;

    private JsonLimits() {}
}
