// SPDX-License-Identifier: Apache-2.0
/** Where a host application begins: {@link dev.muster.Muster}. */
package dev.muster;
