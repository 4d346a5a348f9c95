// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Muster throws that is not a programming error. No message ever holds a cell's content or a person's data.
 */
public class MusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what happened
     * @param cause what caused it, or null
     */
    public MusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
