// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes changed, lost, doubled and moved. */
public final class Mutation {
    /** Bytes that mean something to some format. */
    private static final byte[] TELLING = "\"\\,;\t|{}[]:\r\n\0 '-+.eEu019\u001e".getBytes(UTF_8);

    private Mutation() {}

    /** {@return a copy with one to six changes} */
    public static byte[] of(byte[] sound, Random random) {
        byte[] mutant = sound;
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            mutant = changed(mutant, random);
        }
        return mutant;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {telling(random)};
        }
        int at = random.nextInt(bytes.length);
        int to = at + random.nextInt(Math.min(bytes.length - at, 16) + 1);
        byte[] copy = bytes.clone();
        switch (random.nextInt(8)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy[at] = telling(random);
            case 3 -> copy = joined(Arrays.copyOf(bytes, at), new byte[] {telling(random)}, rest(bytes, at));
            case 4 -> copy = joined(Arrays.copyOf(bytes, at), rest(bytes, to));
            case 5 -> copy = joined(Arrays.copyOf(bytes, to), rest(bytes, at));
            case 6 -> copy = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, to), rest(bytes, to / 2));
            default -> copy = Arrays.copyOf(bytes, at);
        }
        return copy;
    }

    private static byte telling(Random random) {
        return TELLING[random.nextInt(TELLING.length)];
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        List<byte[]> all = List.of(parts);
        byte[] joined = new byte[all.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : all) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
