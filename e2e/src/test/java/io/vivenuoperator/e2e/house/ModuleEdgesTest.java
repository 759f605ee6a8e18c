package io.vivenuoperator.e2e.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom: the picture in the README, checked on the classes. */
class ModuleEdgesTest {
    private static final String OURS = "io.vivenuoperator.";
    private static final String KUBERNETES = "io.fabric8..";
    private static final String OPERATOR_SDK = "io.javaoperatorsdk..";

    private static final List<String> MODULES = List.of(
            "crd", "client", "store", "records", "controller", "poller", "receiver", "simulator", "bench", "load");

    /** What a module may use of ours; of the client, a trailing package narrows it. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "crd", List.of(),
            "client", List.of(),
            "store", List.of("contracts"),
            "simulator", List.of(),
            "load", List.of(),
            "bench", List.of("store"),
            "controller", List.of("crd", "client"),
            "records", List.of("client.model", "store"),
            "poller", List.of("client", "records", "store", "contracts", "platform.config"),
            "receiver", List.of("client.model", "client.record", "vendor.vivenu.signature", "records", "store"));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.vivenuoperator");
    }

    @Test
    void everyModuleIsLookedAt() {
        Assertions.assertThat(MODULES)
                .allSatisfy(module -> Assertions.assertThat(classes)
                        .as(module)
                        .anyMatch(type -> type.getPackageName().startsWith(OURS + module)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatItMay(String module) {
        noClasses()
                .that()
                .resideInAPackage(OURS + module + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "belong to a module that " + module + " may not use",
                        type -> type.getPackageName().startsWith(OURS)
                                && !type.getPackageName().startsWith(OURS + module)
                                && MAY_USE.get(module).stream()
                                        .noneMatch(allowed -> belongs(type.getPackageName(), allowed))))
                .check(classes);
    }

    @Test
    void onlyTheControllerTalksToKubernetes() {
        var others = new ArrayList<>(MODULES);
        others.removeAll(List.of("crd", "controller"));
        noClasses()
                .that()
                .resideInAnyPackage(
                        others.stream().map(module -> OURS + module + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KUBERNETES, OPERATOR_SDK)
                .check(classes);
    }

    @Test
    void noPackageHasANameThatExplainsNothing() {
        noClasses()
                .that()
                .resideInAPackage("io.vivenuoperator..")
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..helpers..",
                        "..manager..",
                        "..impl..",
                        "..misc..")
                .check(classes);
    }

    private static boolean belongs(String packageName, String allowed) {
        return packageName.equals(OURS + allowed) || packageName.startsWith(OURS + allowed + ".");
    }

    static List<String> modules() {
        return MODULES;
    }
}
