package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void onlyWhatGrantsNothingToUsIsClusterWideOtherwise() {
        // when
        var chart = RenderedChart.with(Map.of("crds.install", true));

        // then
        assertThat(clusterWide(chart))
                .containsExactlyInAnyOrder(
                        "CustomResourceDefinition vivenuregions.vivenu-operator.io",
                        "CustomResourceDefinition eventsubscriptions.vivenu-operator.io",
                        "CustomResourceDefinition eventreplays.vivenu-operator.io",
                        "CustomResourceDefinition vivenuhistoricalsyncs.vivenu-operator.io",
                        "CustomResourceDefinition salesexports.vivenu-operator.io",
                        "ClusterRole ticketing-vivenu-regions-view",
                        "ClusterRole ticketing-vivenu-regions-edit",
                        "ValidatingAdmissionPolicy ticketing-vivenu-base-urls",
                        "ValidatingAdmissionPolicyBinding ticketing-vivenu-base-urls",
                        "ValidatingAdmissionPolicy ticketing-vivenu-pods",
                        "ValidatingAdmissionPolicyBinding ticketing-vivenu-pods");
        assertThat(chart.one("CustomResourceDefinition", "vivenuregions.vivenu-operator.io")
                        .at("/metadata/annotations/helm.sh~1resource-policy")
                        .asText())
                .isEqualTo("keep");
    }

    @Test
    void eachOfTheseCanBeLeftToSomebodyElse() {
        assertThat(clusterWide(RenderedChart.with(
                        Map.of("crds.install", true, "rbac.aggregateRoles", false, "admission.enabled", false))))
                .containsExactlyInAnyOrder(
                        "CustomResourceDefinition vivenuregions.vivenu-operator.io",
                        "CustomResourceDefinition eventsubscriptions.vivenu-operator.io",
                        "CustomResourceDefinition eventreplays.vivenu-operator.io",
                        "CustomResourceDefinition vivenuhistoricalsyncs.vivenu-operator.io",
                        "CustomResourceDefinition salesexports.vivenu-operator.io");
        assertThat(clusterWide(RenderedChart.with(Map.of("rbac.aggregateRoles", true))))
                .containsExactlyInAnyOrder(
                        "ClusterRole ticketing-vivenu-regions-view", "ClusterRole ticketing-vivenu-regions-edit");
    }

    @Test
    void tenantsRightsAreAddedToKubernetesOwnRoles() {
        // when
        var chart = RenderedChart.with(Map.of("rbac.aggregateRoles", true));

        // then
        var view = chart.one("ClusterRole", "ticketing-vivenu-regions-view");
        var edit = chart.one("ClusterRole", "ticketing-vivenu-regions-edit");
        assertThat(aggregated(view)).containsExactlyInAnyOrder("view", "edit", "admin", "cluster-reader");
        assertThat(aggregated(edit)).containsExactlyInAnyOrder("edit", "admin");
        assertThat(verbs(view)).containsOnly("get", "list", "watch");
        assertThat(edit.findValues("resources").toString())
                .isEqualTo("[[\"vivenuregions\",\"eventsubscriptions\",\"eventreplays\"]]");
    }

    /** Who may make one can have buyers' data sent away. */
    @Test
    void nobodyMayMakeASyncByAnAggregatedRole() {
        // when
        var chart = RenderedChart.with(Map.of("rbac.aggregateRoles", true, "historical.enabled", true));

        // then
        assertThat(chart.one("ClusterRole", "ticketing-vivenu-regions-edit").toString())
                .doesNotContain("vivenuhistoricalsyncs");
        assertThat(chart.one("ClusterRole", "ticketing-vivenu-regions-view").toString())
                .contains("vivenuhistoricalsyncs");
    }

    /** Who may make one can have every region's figures sent to a spreadsheet. */
    @Test
    void nobodyMayMakeAnExportByAnAggregatedRole() {
        // when
        var chart = RenderedChart.with(Map.of("rbac.aggregateRoles", true, "exports.enabled", true));

        // then
        assertThat(chart.one("ClusterRole", "ticketing-vivenu-regions-edit").toString())
                .doesNotContain("salesexports");
        assertThat(chart.one("ClusterRole", "ticketing-vivenu-regions-view").toString())
                .contains("salesexports");
    }

    @Test
    void exportsAddTheirStatusToTheRightsAndNothingElse() {
        // when
        var without = RenderedChart.with(Map.of());
        var with = RenderedChart.with(Map.of("exports.enabled", true));

        // then
        assertThat(without.all("Role").toString()).doesNotContain("salesexports");
        assertThat(rules(with, "vivenu-watched", "salesexports")).containsExactly("[\"get\",\"list\",\"watch\"]");
        assertThat(rules(with, "vivenu-dependent", "salesexports/status")).containsExactly("[\"patch\"]");
        assertThat(rules(with, "vivenu-dependent", "salesexports")).isEmpty();
        assertThat(with.one("Role", "vivenu-polls")).isEqualTo(without.one("Role", "vivenu-polls"));
        assertThat(with.one("Role", "vivenu-operator")).isEqualTo(without.one("Role", "vivenu-operator"));
    }

    @Test
    void syncsAddTheRightsThatTheyNeedAndNoOther() {
        // when
        var without = RenderedChart.with(Map.of());
        var with = RenderedChart.with(Map.of("historical.enabled", true));

        // then
        assertThat(rules(without, "vivenu-polls", "persistentvolumeclaims")).isEmpty();
        assertThat(rules(with, "vivenu-polls", "persistentvolumeclaims")).containsExactly("[\"get\"]");
        assertThat(rules(with, "vivenu-polls", "jobs"))
                .containsExactly("[\"get\",\"list\",\"watch\",\"create\",\"delete\",\"patch\"]");
        assertThat(rules(with, "vivenu-dependent", "vivenuhistoricalsyncs")).containsExactly("[\"delete\"]");
        assertThat(rules(with, "vivenu-dependent", "vivenuhistoricalsyncs/status"))
                .containsExactly("[\"patch\"]");
        assertThat(rules(without, "vivenu-polls", "jobs"))
                .containsExactly("[\"get\",\"list\",\"watch\",\"create\",\"delete\"]");
    }

    private static List<String> rules(RenderedChart chart, String role, String resource) {
        return chart.one("Role", role)
                .path("rules")
                .valueStream()
                .filter(rule -> rule.path("resources")
                        .valueStream()
                        .anyMatch(name -> name.asText().equals(resource)))
                .map(rule -> rule.path("verbs").toString())
                .toList();
    }

    @Test
    void aPodIsChangedOnlyWhereReceiversAreHurried() {
        // when
        var usual = RenderedChart.with(Map.of("admission.enabled", true));
        var strict = RenderedChart.with(Map.of("controller.nudgeReceivers", false, "admission.enabled", true));

        // then
        assertThat(rules(usual, "pods")).anySatisfy(rule -> assertThat(rule).contains("patch"));
        assertThat(rules(strict, "pods"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule).doesNotContain("patch"));
        assertThat(usual.one("ValidatingAdmissionPolicy", "ticketing-vivenu-pods"))
                .isNotNull();
        assertThat(clusterWide(strict)).noneMatch(object -> object.endsWith("-pods"));
    }

    @Test
    void noPodIsChangedWhereNoPolicyWatchesIt() {
        // when
        var unguarded = RenderedChart.with(Map.of("admission.enabled", false));
        var asked = RenderedChart.with(Map.of("admission.enabled", false, "controller.nudgeReceivers", true));

        // then
        assertThat(rules(unguarded, "pods"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule).doesNotContain("patch"));
        assertThat(unguarded.one("Deployment", "vivenu-controller").toString()).contains("WAIT_FOR_KUBELET");
        assertThat(rules(asked, "pods")).anySatisfy(rule -> assertThat(rule).contains("patch"));
        assertThat(asked.one("Deployment", "vivenu-controller").toString()).doesNotContain("WAIT_FOR_KUBELET");
    }

    @Test
    void aLeaseIsTheReleasesOwn() {
        // when
        var chart = RenderedChart.with("second", "ticketing", Map.of("controller.replicas", 2));

        // then
        var role = chart.one("Role", "second-operator");
        assertThat(role.path("rules")
                        .valueStream()
                        .filter(rule -> rule.toString().contains("leases")))
                .allSatisfy(rule -> assertThat(rule.path("verbs").toString().equals("[\"create\"]")
                                || rule.path("resourceNames").toString().equals("[\"second\"]"))
                        .as(rule.toString())
                        .isTrue());
        assertThat(chart.one("Deployment", "second-controller").toString())
                .contains("{\"name\":\"LEASE\",\"value\":\"second\"}");
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
    void onlyTheControllersOwnSecretsMayBeRewritten() {
        // when
        var writes = RenderedChart.with(Map.of()).one("Role", "vivenu-operator").path("rules");

        // then
        assertThat(writes)
                .filteredOn(rule -> rule.path("resources").get(0).asText().equals("secrets"))
                .filteredOn(rule -> !rule.path("verbs").get(0).asText().equals("create"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("resourceNames").toString())
                        .isEqualTo("[\"vivenu-regions\",\"vivenu-poll-keys\"]"));
    }

    @Test
    void theDatabaseAndThePollsAreTheReleasesNamespacesAlone() {
        // when
        var chart = RenderedChart.with(Map.of("watchNamespaces[0]", "north", "watchNamespaces[1]", "south"));

        // then
        assertThat(chart.all("Role"))
                .filteredOn(role -> !namespace(role).equals("ticketing"))
                .hasSize(4)
                .flatExtracting(role -> role.path("rules").valueStream().toList())
                .allSatisfy(
                        rule -> assertThat(rule.path("resources").toString()).doesNotContain("pods", "\"jobs"))
                .filteredOn(rule -> rule.path("resources").toString().contains("cronjobs"))
                .allSatisfy(rule -> assertThat(rule.path("verbs").toString()).isEqualTo("[\"get\",\"delete\"]"));
        assertThat(verbs(chart.one("Role", "vivenu-polls"))).contains("create", "delete");
    }

    @Test
    void whoWatchesEverythingListsNobodysSecrets() {
        assertThat(RenderedChart.with(Map.of("watchNamespace", "*")).all("ClusterRole"))
                .flatExtracting(role -> role.path("rules").valueStream().toList())
                .filteredOn(rule -> rule.path("resources").toString().contains("secrets"))
                .extracting(rule -> rule.path("verbs").toString())
                .containsExactlyInAnyOrder("[\"get\"]", "[\"create\"]");
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
        assertThat(namespace(chart.one("Role", "vivenu-polls"))).isEqualTo("ticketing");
        assertThat(namespace(chart.one("ServiceAccount", "vivenu-poller"))).isEqualTo("ticketing");
        assertThat(chart.kinds()).doesNotContain("ClusterRole", "ClusterRoleBinding");
    }

    @Test
    void severalNamespacesAreWatchedByRolesInEach() {
        // when
        var chart = RenderedChart.with(Map.of("watchNamespaces[0]", "north", "watchNamespaces[1]", "south"));

        // then
        assertThat(chart.kinds()).doesNotContain("ClusterRole", "ClusterRoleBinding");
        assertThat(chart.all("Role").stream()
                        .map(role -> namespace(role) + " "
                                + role.at("/metadata/name").asText()))
                .containsExactlyInAnyOrder(
                        "north vivenu-watched",
                        "north vivenu-dependent",
                        "south vivenu-watched",
                        "south vivenu-dependent",
                        "ticketing vivenu-polls",
                        "ticketing vivenu-operator");
        assertThat(chart.all("ServiceAccount").stream()
                        .filter(account -> account.at("/metadata/name").asText().equals("vivenu-poller"))
                        .map(RightsTest::namespace))
                .containsExactly("ticketing");
    }

    @Test
    void oneNamespaceIsNotNamedTwice() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("watchNamespaces[0]", "north", "watchNamespace", "south")))
                .hasMessageContaining("watchNamespace and watchNamespaces are both set");
    }

    @Test
    void watchingEverythingNeedsClusterRolesAndKeepsTheOperatorsOwnSmall() {
        // when
        var chart = RenderedChart.with(Map.of("watchNamespace", "*"));

        // then
        assertThat(chart.all("ClusterRole")).hasSize(2);
        assertThat(chart.all("ClusterRoleBinding")).hasSize(2);
        assertThat(chart.all("Role"))
                .extracting(role ->
                        namespace(role) + " " + role.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("ticketing vivenu-polls", "ticketing vivenu-operator");
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

    private static List<String> clusterWide(RenderedChart chart) {
        return chart.objects().stream()
                .filter(object -> object.getMetadata().getNamespace() == null)
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .toList();
    }

    private static List<String> aggregated(JsonNode role) {
        var prefix = "rbac.authorization.k8s.io/aggregate-to-";
        return role.at("/metadata/labels").properties().stream()
                .map(Map.Entry::getKey)
                .filter(label -> label.startsWith(prefix))
                .map(label -> label.substring(prefix.length()))
                .toList();
    }

    private static List<String> rules(RenderedChart chart, String resource) {
        return chart.all("Role").stream()
                .flatMap(role -> role.path("rules").valueStream())
                .filter(rule -> rule.path("resources").toString().contains("\"" + resource + "\""))
                .map(JsonNode::toString)
                .toList();
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
