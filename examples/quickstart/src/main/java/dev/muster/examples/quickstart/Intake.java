// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.STATUS;

import dev.muster.job.ImportJob;
import dev.muster.job.OnMatch;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownRole;
import dev.muster.store.Directory;
import java.util.List;

/** What the application of the tour knows, and how it takes files in. */
final class Intake {
    private static final RoleMapping ROLES = RoleMapping.of("Administrator", "admin")
            .and("Team lead", "team-lead", "member")
            .and("Member", "member")
            .and("Billing", "billing")
            .unknown(UnknownRole.REJECT);

    private Intake() {}

    /** {@return the roles and organizations of the application that takes the users in} */
    static Directory directory() {
        return Directory.of(
                List.of("admin", "billing", "member", "team-lead"),
                List.of("helix-americas", "helix-apac", "helix-emea", "helix-labs"));
    }

    static ImportJob options(ImportJob job) {
        return job.matchBy(EMAIL)
                .onMatch(OnMatch.UPDATE)
                .organizationFromFile()
                .roles(ROLES)
                .allow(STATUS)
                .requestedBy("quickstart");
    }
}
