// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Directory;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Directory} has to do. Extend it, and hand in a directory with what it knows. */
public abstract class DirectoryContract {
    /** For subclasses. */
    protected DirectoryContract() {}

    /** {@return a directory} */
    protected abstract Directory directory();

    /** {@return the roles it knows, or empty where it takes any} */
    protected abstract Optional<Set<String>> roles();

    /** {@return the id of an organization it knows} */
    protected abstract String knownOrganization();

    /** {@return the id of an organization it does not know, or empty where it takes any} */
    protected abstract Optional<String> unknownOrganization();

    @Test
    void namesItsRoles() {
        assertThat(directory().roles()).isEqualTo(roles());
    }

    @Test
    void knowsItsOrganizations() {
        assertThat(directory().hasOrganization(knownOrganization())).isTrue();
        unknownOrganization()
                .ifPresent(unknown ->
                        assertThat(directory().hasOrganization(unknown)).isFalse());
    }

    @Test
    void answersOddIdsWithoutFailing() {
        Directory directory = directory();
        for (String odd : new String[] {"", " ", "\0", "'; --", "x".repeat(10_000), "組織"}) {
            assertThat(directory.hasOrganization(odd))
                    .isEqualTo(unknownOrganization().isEmpty());
        }
    }

    @Test
    void servesSeveralThreads() throws InterruptedException {
        Directory directory = directory();
        StoreWork.inThreads(4, thread -> {
            for (int i = 0; i < 100; i++) {
                assertThat(directory.roles()).isEqualTo(roles());
                assertThat(directory.hasOrganization(knownOrganization())).isTrue();
            }
        });
    }
}
