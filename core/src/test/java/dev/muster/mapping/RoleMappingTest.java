// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoleMappingTest {
    @Test
    void oneNameMayStandForSeveralRolesInAnyCase() {
        RoleMapping mapping = RoleMapping.of("Owner", "admin", "billing").and("Editor", "editor");
        assertThat(mapping.rolesFor(" oWNER ")).containsExactlyInAnyOrder("admin", "billing");
        assertThat(mapping.rolesFor("editor")).containsExactly("editor");
        assertThat(mapping.rolesFor("viewer")).isEmpty();
        assertThat(mapping.unknown()).isEqualTo(UnknownRole.REJECT);
        assertThat(mapping.unknown(UnknownRole.KEEP).rolesFor("Owner")).hasSize(2);
    }

    @Test
    void aNameIsMappedOnceAndToSomething() {
        RoleMapping mapping = RoleMapping.of("Owner", "admin");
        assertThatThrownBy(() -> mapping.and(" owner", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mapping.and("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mapping.and(" ", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTurkishMachineFoldsAlike() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(RoleMapping.of("ADMIN", "a").rolesFor("admin")).containsExactly("a");
        } finally {
            Locale.setDefault(machine);
        }
    }
}
