package io.vivenuoperator.controller.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSelection;
import io.vivenuoperator.crd.v1alpha1.subscription.RegionSelector;
import io.vivenuoperator.crd.v1alpha1.subscription.SelectorOperator;
import io.vivenuoperator.crd.v1alpha1.subscription.SelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionSelectionTest {
    private static final RegionSelection SELECTION = new RegionSelection("vivenu", List.of("ops"));

    @Test
    void withoutWishesANamespaceGetsItsOwn() {
        assertThat(keys(selecting(List.of()), "north")).containsExactly("dach", "fr");
    }

    @Test
    void anOverseerGetsAll() {
        assertThat(keys(selecting(List.of()), "ops")).containsExactly("dach", "fr", "south/it");
    }

    @Test
    void aNameOfAnotherNamespaceIsMissingForWhoMayNotSeeIt() {
        var selected = SELECTION.of(selecting(List.of("dach", "south/it", "atlantis")), "north", regions());

        assertThat(selected).isEqualTo(new SelectedRegions(List.of("dach"), List.of("south/it", "atlantis")));
    }

    @ParameterizedTest
    @CsvSource({"vivenu, true", "ops, true", "north, false"})
    void otherSourcesAreForTheInstallationAndItsOverseers(String namespace, boolean may) {
        assertThat(SELECTION.maySeeSources(namespace)).isEqualTo(may);
    }

    @Test
    void aRegionWithoutAKeyIsNotThereYet() {
        assertThat(keys(selecting(List.of("new")), "north")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IN, gold, dach",
        "NOT_IN, gold, fr",
        "EXISTS, , dach",
        "DOES_NOT_EXIST, , fr",
    })
    void labelsAreComparedAsInKubernetes(SelectorOperator operator, String value, String key) {
        var values = value == null ? List.<String>of() : List.of(value);
        var selector = new RegionSelector(Map.of(), List.of(new SelectorRequirement("tier", operator, values)));

        assertThat(keys(new EventSelection(List.of("*"), List.of(), selector, List.of(), null), "north"))
                .containsExactly(key);
    }

    private static List<String> keys(EventSelection selection, String namespace) {
        return SELECTION.of(selection, namespace, regions()).keys();
    }

    private static EventSelection selecting(List<String> regions) {
        return new EventSelection(List.of("*"), regions, null, List.of(), null);
    }

    private static Stream<VivenuRegion> regions() {
        return Stream.of(
                region("north", "dach", Map.of("tier", "gold"), "dach"),
                region("north", "fr", Map.of(), "fr"),
                region("north", "new", Map.of(), ""),
                region("south", "it", Map.of(), "south/it"));
    }

    private static VivenuRegion region(String namespace, String name, Map<String, String> labels, String key) {
        var region = new VivenuRegion();
        region.getMetadata().setNamespace(namespace);
        region.getMetadata().setName(name);
        region.getMetadata().setLabels(labels);
        region.setStatus(new VivenuRegionStatus(
                null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, key));
        return region;
    }
}
