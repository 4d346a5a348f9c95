// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/**
 * Turns the value of a cell into a value of a field. A host registers its own under a name ({@code name@version}) on {@code Muster} and
 * refers to it by that name, so that a stored job stays plain data.
 *
 * <p>Called by one thread at a time for each job, but by several jobs at once: it must be safe for use by several threads. One that
 * throws costs the record it was called for and nothing else.
 */
@FunctionalInterface
public interface ValueConverter {
    /**
     * {@return the field's value, or why there is none}
     *
     * @param cell the cell: a {@link String} that is not blank from CSV; any JSON value from JSON
     * @param rules how the job reads texts
     */
    Conversion convert(Object cell, ConversionRules rules);
}
