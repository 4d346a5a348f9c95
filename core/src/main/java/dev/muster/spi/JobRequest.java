// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

/** What somebody wants a job to do. */
public enum JobRequest {
    /** Go on. */
    RUN,
    /** Stand still after the chunk being worked on. */
    PAUSE,
    /** End after the chunk being worked on. */
    CANCEL
}
