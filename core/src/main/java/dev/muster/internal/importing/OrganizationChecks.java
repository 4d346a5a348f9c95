// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.store.Directory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the host for each organization once in a job, as long as there are not too many to remember. */
final class OrganizationChecks {
    private static final int MOST_REMEMBERED = 10_000;

    private final Directory directory;
    private final Map<String, Boolean> remembered = new ConcurrentHashMap<>();

    OrganizationChecks(Directory directory) {
        this.directory = directory;
    }

    boolean isKnown(String organization) {
        Boolean answer = remembered.get(organization);
        if (answer != null) {
            return answer;
        }
        boolean known = directory.hasOrganization(organization);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(organization, known);
        }
        return known;
    }
}
