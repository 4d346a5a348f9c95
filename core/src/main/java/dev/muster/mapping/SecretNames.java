// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.util.List;
import java.util.Set;

/** Tells which columns look as if they held secrets. Rather one too many: such a column can be mapped by name. */
final class SecretNames {
    /** Telling wherever they stand in a name. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passwort",
            "kennwort",
            "passphrase",
            "passcode",
            "apikey",
            "secretkey",
            "privatekey",
            "accesskey",
            "token",
            "credential",
            "recoverycode",
            "backupcode",
            "securitycode",
            "securityanswer",
            "totp",
            "bcrypt",
            "argon2",
            "scrypt",
            "pbkdf2");
    /** Telling only as whole words: a secretary and a compass are no secrets. */
    private static final Set<String> WORDS = Set.of(
            "secret", "secrets", "pass", "pw", "pwd", "otp", "hotp", "pin", "pincode", "pins", "hash", "hashed", "salt",
            "seed", "jwt", "bearer", "cvv", "cvc", "cookie");

    private SecretNames() {}

    static boolean looksSecret(String header) {
        String normalized = HeaderText.normalized(header);
        for (String part : PARTS) {
            if (normalized.contains(part)) {
                return true;
            }
        }
        for (String word : HeaderText.words(header)) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return WORDS.contains(normalized);
    }
}
