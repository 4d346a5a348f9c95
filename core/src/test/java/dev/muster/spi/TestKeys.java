// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Random keys of which the last added is current. */
final class TestKeys implements KeyProvider {
    private final Map<String, SecretKey> keys = new HashMap<>();
    private String current;

    TestKeys(String first) {
        add(first);
        current = first;
    }

    void add(String id) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        keys.put(id, new SecretKeySpec(bytes, "AES"));
        current = id;
    }

    void remove(String id) {
        keys.remove(id);
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
