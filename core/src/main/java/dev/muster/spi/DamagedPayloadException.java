// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.MusterException;

/**
 * Bytes of a journal cannot be read: they were damaged, come from somewhere else, or were written by a newer version of Muster. The
 * message says which, and holds nothing of the bytes.
 */
public final class DamagedPayloadException extends MusterException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with the bytes, without anything of what they say
     */
    public DamagedPayloadException(String message) {
        super(message, null);
    }
}
