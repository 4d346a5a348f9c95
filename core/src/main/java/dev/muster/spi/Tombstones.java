// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.user.UserKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whom a repository was told to forget, as fingerprints under a secret of the repository: they tell whether a key that comes along is one
 * of those, and nothing else. Immutable.
 */
public final class Tombstones {
    private static final Tombstones NONE = new Tombstones(new byte[] {0}, Set.of());

    private final byte[] secret;
    private final Set<String> fingerprints;

    /**
     * Holds fingerprints.
     *
     * @param secret the repository's secret, at least one byte; 32 random ones are good
     * @param fingerprints what {@link #fingerprint} has made of the keys
     */
    public Tombstones(byte[] secret, Set<String> fingerprints) {
        this.secret = secret.clone();
        this.fingerprints = Set.copyOf(fingerprints);
    }

    /** {@return tombstones of nobody} */
    public static Tombstones none() {
        return NONE;
    }

    /** {@return whether nobody was forgotten} */
    public boolean isEmpty() {
        return fingerprints.isEmpty();
    }

    /**
     * {@return whether a person with this key was forgotten}
     *
     * @param key the key; its scope does not matter
     */
    public boolean contains(UserKey key) {
        return !fingerprints.isEmpty() && fingerprints.contains(fingerprint(secret, key));
    }

    /**
     * {@return the fingerprint of a key: HMAC-SHA-256 (RFC 2104) of its field and normalised value, cut to 128 bits, in hexadecimal digits}
     *
     * @param secret the repository's secret
     * @param key the key; its scope does not matter
     */
    public static String fingerprint(byte[] secret, UserKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] digest = mac.doFinal((key.field().name() + '\n' + key.value()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
