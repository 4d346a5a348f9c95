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
            "motdepasse",
            "contrasena",
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
            "sicherheitsantwort",
            "reponsesecrete",
            "respuestasecreta",
            "totp",
            "bcrypt",
            "argon2",
            "scrypt",
            "pbkdf2");
    /** Telling only as whole words: a secretary and a compass are no secrets. */
    private static final Set<String> WORDS = Set.of(
            "secret", "secrets", "pass", "pw", "pwd", "otp", "hotp", "pin", "pincode", "pins", "hash", "hashed", "salt",
            "seed", "jwt", "bearer", "cvv", "cvc", "cookie", "mdp");

    /** Telling only alone: with another word, it is the key of something. */
    private static final String SPANISH_PASSWORD = "clave";

    private SecretNames() {}

    /** Whether the header is the name of a secret and nothing else. */
    static boolean isSecret(String header) {
        String normalized = HeaderText.normalized(header);
        return WORDS.contains(normalized) || PARTS.contains(normalized) || normalized.equals(SPANISH_PASSWORD);
    }

    static boolean looksSecret(String header) {
        if (isSecret(header)) {
            return true;
        }
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
        return false;
    }
}
