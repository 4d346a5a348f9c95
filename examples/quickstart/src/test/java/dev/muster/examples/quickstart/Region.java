// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where some of the people of the intake live, and what they are called there. */
record Region(
        String country,
        String language,
        String zone,
        String phone,
        String organization,
        List<String> cities,
        List<String> givenNames,
        List<String> familyNames,
        String street) {

    /** {@return all regions, as the resource lists them} */
    static List<Region> all() {
        try (InputStream in = Region.class.getResourceAsStream("regions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Region::from)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Region from(String line) {
        List<String> parts = List.of(line.split(";", -1));
        return new Region(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                list(parts.get(5)),
                list(parts.get(6)),
                list(parts.get(7)),
                parts.get(8));
    }

    private static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }
}
