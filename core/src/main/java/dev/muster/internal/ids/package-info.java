// SPDX-License-Identifier: Apache-2.0
/** Makes ids that sort by time. */
package dev.muster.internal.ids;
