// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.UserKey;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of keys: SHA-256 over a secret random prefix and the key, cut to 128 bits. Whoever writes a file cannot make two of its
 * keys collide, nor crowd one place of a table. Not safe for use by several threads.
 */
final class KeyFingerprint {
    private static final int SALT = 16;
    /** The field, and the length of the scope. */
    private static final int HEAD = 1 + Integer.BYTES;

    private final MessageDigest digest;
    private final byte[] hash = new byte[32];
    private byte[] input = new byte[256];
    private @Nullable UserKey last;
    private long high;
    private long low;

    KeyFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        System.arraycopy(salt, 0, input, 0, SALT);
    }

    /** Takes the fingerprint of a key, to be read by {@link #high()} and {@link #low()}. A key is often asked for and then claimed at once. */
    @SuppressWarnings("ReferenceEquality") // an equal key costs no more than any other
    void take(UserKey key) {
        if (key == last) {
            return;
        }
        last = key;
        int end = write(key);
        digest.update(input, 0, end);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException tooShort) {
            throw new IllegalStateException(tooShort);
        }
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        high = bytes.getLong();
        low = bytes.getLong();
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** Two keys are written alike only if they are equal: the scope's length says where the value starts. */
    @SuppressWarnings("EnumOrdinal") // Fingerprints do not outlive the process.
    private int write(UserKey key) {
        String scope = key.scope();
        int scopeLength = scope == null ? 0 : scope.length();
        int needed = SALT + HEAD + 3 * (scopeLength + key.value().length());
        if (input.length < needed) {
            input = Arrays.copyOf(input, needed);
        }
        input[SALT] = (byte) key.field().ordinal();
        ByteBuffer.wrap(input).putInt(SALT + 1, scope == null ? -1 : scopeLength);
        int end = SALT + HEAD;
        return write(key.value(), scope == null ? end : write(scope, end));
    }

    /** UTF-8, but of single UTF-16 units: lone surrogates must not all look the same. */
    private int write(String text, int start) {
        int at = start;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                input[at++] = (byte) c;
            } else if (c < 0x800) {
                input[at++] = (byte) (0xc0 | (c >> 6));
                input[at++] = (byte) (0x80 | (c & 0x3f));
            } else {
                input[at++] = (byte) (0xe0 | (c >> 12));
                input[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                input[at++] = (byte) (0x80 | (c & 0x3f));
            }
        }
        return at;
    }
}
