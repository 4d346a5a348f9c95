// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.job.MusterException;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached at present. A job that meets it pauses and goes on by itself; no record is rejected for it.
 */
public final class StoreUnavailableException extends MusterException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, without anybody's data
     * @param cause what caused it, or null
     */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
