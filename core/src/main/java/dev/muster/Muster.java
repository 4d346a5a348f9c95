// SPDX-License-Identifier: Apache-2.0
package dev.muster;

/** Entry point. */
public final class Muster {
    private Muster() {}
}
