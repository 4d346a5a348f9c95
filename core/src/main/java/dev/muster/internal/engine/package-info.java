// SPDX-License-Identifier: Apache-2.0
/**
 * Runs jobs of any kind: claims them, keeps their leases, tells their listeners, obeys requests to pause or to end, and goes on with what
 * others left behind. {@link dev.muster.internal.engine.Engine} is the entry; it knows nothing of imports.
 */
package dev.muster.internal.engine;
