// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.mapping.Conversion;

/** Turns a cell that is not blank into a value. Never throws. */
@FunctionalInterface
interface CellConverter {
    Conversion convert(Object cell);
}
