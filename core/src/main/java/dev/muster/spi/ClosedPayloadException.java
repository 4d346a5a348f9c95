// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.MusterException;

/** What was encrypted cannot be opened: its key is not there any more, or the data was changed. */
public final class ClosedPayloadException extends MusterException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what could not be opened and why, without its content
     */
    public ClosedPayloadException(String message) {
        super(message, null);
    }
}
