// SPDX-License-Identifier: Apache-2.0
/**
 * A program that shows the main job: import users, look at what was rejected, correct it, import it again. Begin at {@link
 * dev.muster.examples.quickstart.Quickstart}; {@code BundledTour} is the part to copy from.
 *
 * <p>It keeps its users in memory and forgets them at the end.
 */
package dev.muster.examples.quickstart;
