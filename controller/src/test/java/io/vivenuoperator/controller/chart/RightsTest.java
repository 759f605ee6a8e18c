package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rights of each component. That they suffice is shown by the ITs, which run with exactly these roles. */
class RightsTest {
    @Test
    void aNamespacedInstallationHasNothingClusterWide() {
        // when
        var chart = RenderedChart.with(Map.of());

        // then
        assertThat(chart.objects())
                .allSatisfy(object -> assertThat(object.getMetadata().getNamespace())
                        .as(object.getKind() + " " + object.getMetadata().getName())
                        .isEqualTo("ticketing"));
        assertThat(chart.kinds()).doesNotContain("ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void onlyTheCrdIsClusterWideOtherwise() {
        // when
        var chart = RenderedChart.with(Map.of("crds.install", true));

        // then
        assertThat(chart.objects().stream()
                        .filter(object -> object.getMetadata().getNamespace() == null)
                        .map(object -> object.getKind()))
                .containsExactly("CustomResourceDefinition");
        assertThat(chart.one("CustomResourceDefinition", "vivenuregions.vivenu-operator.io")
                        .at("/metadata/annotations/helm.sh~1resource-policy")
                        .asText())
                .isEqualTo("keep");
    }

    @Test
    void whatIsReadAndWhatIsWrittenAreTwoRoles() {
        // when
        var chart = RenderedChart.with(Map.of());

        // then
        assertThat(verbs(chart.one("Role", "vivenu-watched"))).containsOnly("get", "list", "watch");
        assertThat(verbs(chart.one("Role", "vivenu-dependent"))).containsOnly("get", "create", "patch", "update");
        assertThat(verbs(chart.one("Role", "vivenu-dependent"))).doesNotContain("delete", "*");
    }

    @Test
    void onlyTheRegistryMayBeRewrittenAmongSecrets() {
        // when
        var writes = RenderedChart.with(Map.of()).one("Role", "vivenu-operator").path("rules");

        // then
        assertThat(writes)
                .filteredOn(rule -> rule.path("resources").get(0).asText().equals("secrets"))
                .filteredOn(rule -> !rule.path("verbs").get(0).asText().equals("create"))
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.at("/resourceNames/0").asText()).isEqualTo("vivenu-regions"));
    }

    @Test
    void anotherNamespaceIsWatchedByRolesThere() {
        // when
        var chart = RenderedChart.with(Map.of("watchNamespace", "events"));

        // then
        for (var name : List.of("vivenu-watched", "vivenu-dependent")) {
            assertThat(namespace(chart.one("Role", name))).isEqualTo("events");
            assertThat(namespace(chart.one("RoleBinding", name))).isEqualTo("events");
            assertThat(chart.one("RoleBinding", name)
                            .at("/subjects/0/namespace")
                            .asText())
                    .isEqualTo("ticketing");
        }
        assertThat(namespace(chart.one("Role", "vivenu-operator"))).isEqualTo("ticketing");
        assertThat(namespace(chart.one("ServiceAccount", "vivenu-poller"))).isEqualTo("events");
        assertThat(chart.kinds()).doesNotContain("ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void watchingEverythingNeedsClusterRolesAndKeepsTheOperatorsOwnSmall() {
        // when
        var chart = RenderedChart.with(Map.of("watchNamespace", "*"));

        // then
        assertThat(chart.all("ClusterRole")).hasSize(2);
        assertThat(chart.all("ClusterRoleBinding")).hasSize(2);
        assertThat(chart.all("Role")).singleElement().satisfies(role -> {
            assertThat(role.at("/metadata/name").asText()).isEqualTo("vivenu-operator");
            assertThat(namespace(role)).isEqualTo("ticketing");
        });
    }

    @Test
    void theElectionIsAllowedWhereThereIsOne() {
        // when
        var one = RenderedChart.with(Map.of("controller.replicas", 1));
        var two = RenderedChart.with(Map.of("controller.replicas", 2));

        // then
        assertThat(one.one("Role", "vivenu-operator").toString()).doesNotContain("leases");
        assertThat(two.one("Role", "vivenu-operator").toString()).contains("leases");
    }

    @Test
    void whatFacesTheInternetAndWhatPollsHaveNoToken() {
        // when
        var chart = RenderedChart.with(Map.of());

        // then
        assertThat(chart.one("Deployment", "vivenu-receiver")
                        .at("/spec/template/spec/automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
        assertThat(chart.one("ServiceAccount", "vivenu-poller")
                        .path("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
        assertThat(chart.all("RoleBinding"))
                .allSatisfy(binding -> assertThat(binding.path("subjects").findValuesAsText("name"))
                        .containsExactly("vivenu-controller"));
    }

    private static List<String> verbs(JsonNode role) {
        return role.findValues("verbs").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .toList();
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
