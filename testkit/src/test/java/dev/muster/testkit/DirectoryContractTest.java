// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.Directory;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

class DirectoryContractTest {
    @Nested
    class OpenDirectory extends DirectoryContract {
        @Override
        protected Directory directory() {
            return Directory.open();
        }

        @Override
        protected Optional<Set<String>> roles() {
            return Optional.empty();
        }

        @Override
        protected String knownOrganization() {
            return "acme";
        }

        @Override
        protected Optional<String> unknownOrganization() {
            return Optional.empty();
        }
    }

    @Nested
    class FixedDirectory extends DirectoryContract {
        @Override
        protected Directory directory() {
            return Directory.of(Set.of("admin", "editor"), Set.of("acme"));
        }

        @Override
        protected Optional<Set<String>> roles() {
            return Optional.of(Set.of("editor", "admin"));
        }

        @Override
        protected String knownOrganization() {
            return "acme";
        }

        @Override
        protected Optional<String> unknownOrganization() {
            return Optional.of("umbrella");
        }
    }
}
