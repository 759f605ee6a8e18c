package io.vivenuoperator.e2e.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** No package cycles: each package can be read, moved and tested without those that use it. */
class PackageCyclesTest {
    private static ArchRule noCycles(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    @Test
    void noPackageUsesItselfThroughOthers() {
        noCycles("io.vivenuoperator.(**)").check(ProductClasses.all());
    }

    @Test
    void aPlantedCycleIsFound() {
        var planted = new ClassFileImporter().importPackages("io.vivenuoperator.e2e.house.planted");

        assertThat(noCycles("io.vivenuoperator.e2e.house.planted.(**)")
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
    }
}
