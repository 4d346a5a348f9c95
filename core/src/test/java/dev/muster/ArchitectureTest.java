// SPDX-License-Identifier: Apache-2.0
package dev.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls of the house: each package may use only those below it. */
class ArchitectureTest {
    /** From the top of the house to its ground. */
    private static final List<String> STOREYS = List.of(
            "dev.muster",
            "dev.muster.internal..",
            "dev.muster.spi",
            "dev.muster.store",
            "dev.muster.format",
            "dev.muster.job",
            "dev.muster.mapping",
            "dev.muster.issue",
            "dev.muster.user");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster");

    @Test
    void seesTheClassesItJudges() {
        assertThat(CORE.contain(Muster.class)).isTrue();
        assertThat(CORE.size()).isGreaterThan(100);
    }

    @Test
    void eachStoreyUsesOnlyThoseBelowIt() {
        for (int i = 1; i < STOREYS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(STOREYS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STOREYS.subList(0, i).toArray(String[]::new))
                    .because("the storey above is not known to the one below")
                    .check(CORE);
        }
    }

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("dev.muster.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void noThirdPartyTypeButValidationIsInThePublicApi() {
        List<String> leaks = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().startsWith("dev.muster.internal"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(ArchitectureTest::namesAThirdParty)
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(leaks).isEmpty();
    }

    private static boolean namesAThirdParty(JavaMethod method) {
        return isThirdParty(method.getRawReturnType())
                || method.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isThirdParty);
    }

    private static boolean isThirdParty(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return !name.isEmpty()
                && !name.startsWith("java.")
                && !name.startsWith("dev.muster")
                && !name.startsWith("jakarta.validation");
    }

    @Test
    void theEngineKnowsNoKindOfJob() {
        noClasses()
                .that()
                .resideInAPackage("dev.muster.internal.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.muster.internal.importing", "dev.muster.internal.rollback")
                .check(CORE);
    }
}
