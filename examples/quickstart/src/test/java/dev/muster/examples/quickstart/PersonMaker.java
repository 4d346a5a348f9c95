// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes up people, no two with the same e-mail address, telephone number or employee id. */
final class PersonMaker {
    private static final List<String> DEPARTMENTS = List.of(
            "Research", "Sales", "Customer Care", "Finance", "IT", "Legal, Risk & Compliance", "Operations", "HR");
    private static final List<String> TITLES = List.of(
            "Analyst",
            "Engineer",
            "Assistant",
            "Consultant",
            "Clerk",
            "Nurse",
            "Trainer",
            "Buyer",
            "\"Floating\" Substitute");
    private static final List<String> ROLES = List.of(
            "Member",
            "Member",
            "Member",
            "Member",
            "Member",
            "Team lead",
            "Team lead;Billing",
            "Member;Billing",
            "Administrator");
    private static final List<String> STATUSES =
            List.of("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "active", "INVITED", "SUSPENDED");

    private final Random random;
    private final List<Region> regions = Region.all();
    private final Map<String, Integer> taken = new HashMap<>();
    private int made;

    PersonMaker(Random random) {
        this.random = random;
    }

    Person next() {
        made++;
        Region region = one(regions);
        String given = one(region.givenNames());
        String family = one(region.familyNames());
        return new Person(List.of(
                "H" + (100_000 + made),
                shown(given),
                shown(family),
                email(given, family, region),
                // 7919 has no factor in common with ten million, so that no number comes twice.
                region.phone() + String.format(Locale.ROOT, "%07d", made * 7919L % 10_000_000),
                region.language(),
                region.zone(),
                LocalDate.ofEpochDay(-5_000 + random.nextInt(17_000)).toString(),
                street(region),
                one(region.cities()),
                region.country(),
                random.nextInt(8) == 0 ? "helix-labs" : region.organization(),
                one(DEPARTMENTS),
                one(TITLES),
                one(ROLES),
                one(STATUSES),
                instant(1_420_070_400L, 300_000_000),
                random.nextInt(4) == 0 ? "" : instant(1_735_689_600L, 30_000_000),
                "CC-" + (1_000 + random.nextInt(60)),
                String.valueOf(random.nextInt(40)),
                String.format(Locale.ROOT, "%04d", random.nextInt(10_000))));
    }

    /** Some addresses have two lines. */
    private String street(Region region) {
        String street = String.format(Locale.ROOT, region.street(), 1 + random.nextInt(250));
        return random.nextInt(12) == 0 ? "Helix Tower\n" + street : street;
    }

    private String instant(long from, int seconds) {
        return Instant.ofEpochSecond(from + random.nextInt(seconds)).toString();
    }

    private String email(String given, String family, Region region) {
        String name = latin(given) + "." + latin(family);
        int before = taken.merge(name, 1, Integer::sum) - 1;
        String domain = random.nextInt(20) == 0 ? "bücher.example" : region.organization() + ".example";
        return name + (before == 0 ? "" : before + 1) + "@" + domain;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String shown(String name) {
        int other = name.indexOf('=');
        return other < 0 ? name : name.substring(0, other);
    }

    private static String latin(String name) {
        return Normalizer.normalize(name.substring(name.indexOf('=') + 1), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
