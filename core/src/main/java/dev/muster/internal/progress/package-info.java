// SPDX-License-Identifier: Apache-2.0
/** Measures how fast a job gets on, in {@link dev.muster.internal.progress.ProgressMeter}. Knows no kind of job. */
package dev.muster.internal.progress;
