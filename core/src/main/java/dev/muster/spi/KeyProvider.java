// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The host's keys, under which the keys of jobs are kept: for encryption at rest. Safe for use by several threads.
 *
 * <p>Keys are for AES with 256 bits. To change the key, answer a new {@linkplain #currentKey current} one and keep the old one as long as
 * the history lasts: what was encrypted under it says so by its id.
 */
public interface KeyProvider {
    /** {@return the id of the key for what is encrypted from now on; not secret, at most 200 characters without a line break} */
    String currentKey();

    /**
     * {@return the key of this id, or empty if it is not there any more: what was encrypted under it stays closed}
     *
     * @param id the id
     */
    Optional<SecretKey> key(String id);
}
