// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one job or one file, which is kept {@linkplain #wrapped wrapped} under a key of the host's: whoever deletes the wrapped key
 * makes everything under it unreadable, in backups too. Safe for use by several threads.
 *
 * <p>AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits in front of each ciphertext. That is safe for 2^32
 * texts under one key; a job has some for each chunk.
 */
public final class DataKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final String wrapped;

    private DataKey(SecretKey key, String wrapped) {
        this.key = key;
        this.wrapped = wrapped;
    }

    /**
     * {@return a new key}
     *
     * @param keys the host's keys
     * @throws ClosedPayloadException if the host does not have its current key
     */
    public static DataKey create(KeyProvider keys) {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String id = keys.currentKey();
        byte[] under = seal(hostKey(keys, id), bytes, id);
        return new DataKey(new SecretKeySpec(bytes, "AES"), Base64.getEncoder().encodeToString(under) + ":" + id);
    }

    /**
     * {@return a key that was created before}
     *
     * @param wrapped what {@link #wrapped} said then
     * @param keys the host's keys
     * @throws ClosedPayloadException if the host's key is gone, or is not the one it was wrapped under
     */
    public static DataKey open(String wrapped, KeyProvider keys) {
        int colon = wrapped.indexOf(':');
        if (colon < 0) {
            throw new ClosedPayloadException("A wrapped key is damaged");
        }
        String id = wrapped.substring(colon + 1);
        byte[] bytes = open(hostKey(keys, id), decoded(wrapped.substring(0, colon)), id, "a wrapped key");
        return new DataKey(new SecretKeySpec(bytes, "AES"), wrapped);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException damaged) {
            throw new ClosedPayloadException("A wrapped key is damaged");
        }
    }

    private static SecretKey hostKey(KeyProvider keys, String id) {
        return keys.key(id).orElseThrow(() -> new ClosedPayloadException("The host's key " + id + " is not there"));
    }

    /** {@return this key under the host's key, with that key's id: text without line breaks} */
    public String wrapped() {
        return wrapped;
    }

    /**
     * {@return the content, encrypted}
     *
     * @param content what to encrypt
     * @param place where it belongs: it can only be opened for the same place, so that nobody can exchange two contents
     */
    public byte[] seal(byte[] content, String place) {
        return seal(key, content, place);
    }

    /**
     * {@return the content that was encrypted}
     *
     * @param sealed what {@link #seal} has answered
     * @param place where it belongs
     * @throws ClosedPayloadException if it was changed, belongs elsewhere, or is encrypted with another key
     */
    public byte[] open(byte[] sealed, String place) {
        return open(key, sealed, place, place);
    }

    private static byte[] seal(SecretKey key, byte[] content, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
            ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(content.length));
            sealed.put(nonce);
            cipher.doFinal(ByteBuffer.wrap(content), sealed);
            return sealed.array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM does not work here: is the host's key one for AES?", impossible);
        }
    }

    private static byte[] open(SecretKey key, byte[] sealed, String place, String what) {
        if (sealed.length < NONCE_BYTES) {
            throw new ClosedPayloadException("Cannot open " + what + ": it is cut off");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException closed) {
            throw new ClosedPayloadException("Cannot open " + what + ": it was changed, or its key is another one");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
