package io.vivenuoperator.e2e.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use which: the table in docs/architecture.md, checked on the classes. */
class ModuleEdgesTest {
    private static final String OURS = "io.vivenuoperator.";
    private static final String KUBERNETES = "io.fabric8..";
    private static final String OPERATOR_SDK = "io.javaoperatorsdk..";
    /** Two packages that use each other, to prove that the rules find something. */
    private static final String PLANTED = "e2e.house.planted";

    /** Each module, by its packages, and which of ours it may use; a longer name narrows it to a package. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("platform.config", List.of()),
            entry("platform.database", List.of("platform.config")),
            entry("platform.httpclient", List.of("platform.config")),
            entry("platform.service", List.of("platform.config")),
            entry(
                    "platform.api",
                    List.of(
                            "contracts",
                            "platform.config",
                            "platform.service",
                            "platform.database",
                            "platform.httpclient")),
            entry("contracts", List.of()),
            entry("crd", List.of("contracts")),
            entry("operator", List.of("contracts")),
            entry("vendor.api", List.of("platform.httpclient")),
            entry("vendor.vivenu", List.of("platform.httpclient")),
            entry("vendor.klaviyo", List.of("vendor.api", "platform.httpclient")),
            entry("vendor.patreon", List.of("vendor.api", "platform.httpclient")),
            entry("vendor.eventbrite", List.of("vendor.api", "platform.httpclient")),
            entry("store", List.of("platform.database", "contracts")),
            entry("records", List.of("vendor.vivenu.model", "store")),
            entry("simulator", List.of()),
            entry("simulators.platform", List.of()),
            entry("simulators.eventbrite", List.of("simulators.platform")),
            entry("simulators.patreon", List.of("simulators.platform")),
            entry("simulators.klaviyo", List.of("simulators.platform")),
            entry("people", List.of()),
            entry("load", List.of("platform.config", "platform.httpclient")),
            entry("bench", List.of("store", "platform.database")),
            entry(
                    "controller",
                    List.of("crd", "operator", "contracts", "vendor.vivenu", "platform.config", "platform.httpclient")),
            entry(
                    "poller",
                    List.of(
                            "vendor.vivenu",
                            "records",
                            "store",
                            "contracts",
                            "platform.config",
                            "platform.database",
                            "platform.httpclient")),
            entry(
                    "historical",
                    List.of(
                            "vendor.vivenu",
                            "store",
                            "contracts",
                            "platform.config",
                            "platform.service",
                            "platform.database",
                            "platform.httpclient")),
            entry(
                    "export",
                    List.of(
                            "store.query",
                            "store.connection",
                            "contracts",
                            "platform.config",
                            "platform.database",
                            "platform.httpclient")),
            entry(
                    "salesapi",
                    List.of(
                            "store.query",
                            "store.connection",
                            "contracts",
                            "platform.api",
                            "platform.config",
                            "platform.service",
                            "platform.database")),
            entry(
                    "events",
                    List.of(
                            "store",
                            "contracts",
                            "platform.api",
                            "platform.config",
                            "platform.service",
                            "platform.database",
                            "platform.httpclient")),
            entry(
                    "receiver",
                    List.of(
                            "vendor.vivenu.model",
                            "vendor.vivenu.record",
                            "vendor.vivenu.signature",
                            "records",
                            "store",
                            "contracts",
                            "platform.config",
                            "platform.service",
                            "platform.database")));

    private static final List<String> MODULES =
            MAY_USE.keySet().stream().sorted().toList();

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = ProductClasses.all();
    }

    @Test
    void everyModuleIsLookedAt() {
        Assertions.assertThat(MODULES)
                .allSatisfy(module -> Assertions.assertThat(classes)
                        .as(module)
                        .anyMatch(type -> type.getPackageName().startsWith(OURS + module)));
    }

    @Test
    void everyClassBelongsToAModule() {
        Assertions.assertThat(classes)
                .filteredOn(type -> !type.getPackageName().startsWith(OURS + "e2e"))
                .allSatisfy(type -> Assertions.assertThat(MODULES)
                        .as(type.getName())
                        .anyMatch(module -> belongs(type.getPackageName(), module)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatItMay(String module) {
        usesOnly(module, MAY_USE.getOrDefault(module, List.of())).check(classes);
    }

    @Test
    void aPlantedEdgeIsFound() {
        var planted = new ClassFileImporter().importPackages(OURS + PLANTED);

        Assertions.assertThat(usesOnly(PLANTED + ".first", List.of())
                        .evaluate(planted)
                        .hasViolation())
                .isTrue();
        Assertions.assertThat(usesOnly(PLANTED + ".first", List.of(PLANTED + ".second"))
                        .evaluate(planted)
                        .hasViolation())
                .isFalse();
    }

    private static ArchRule usesOnly(String module, List<String> allowed) {
        return noClasses()
                .that()
                .resideInAPackage(OURS + module + "..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to a module that " + module + " may not use",
                        type -> type.getPackageName().startsWith(OURS)
                                && !belongs(type.getPackageName(), module)
                                && allowed.stream().noneMatch(other -> belongs(type.getPackageName(), other))));
    }

    @Test
    void onlyTheControllerTalksToKubernetes() {
        var others = new ArrayList<>(MODULES);
        others.removeAll(List.of("crd", "operator", "controller"));
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
