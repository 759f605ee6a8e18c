package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code helm test} runs, and what is there for it. */
class HelmTestTest {
    private static final Map<String, Object> API =
            Map.of("api.enabled", true, "api.database.existingSecret", "reader", "api.service.port", 80);

    @TempDir
    private Path folder;

    private RenderedChart chart(Map<String, Object> values) {
        return RenderedChart.withHooks("vivenu", "ticketing", values, folder);
    }

    private static Map<String, String> environment(JsonNode pod) {
        var environment = new TreeMap<String, String>();
        pod.at("/spec/containers/0/env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(),
                        variable.path("value")
                                .asText(variable.at("/valueFrom/secretKeyRef/name")
                                        .asText())));
        return environment;
    }

    @Test
    void itRunsTheCheckOnceAsAHook() {
        // when
        var pod = chart(Map.of()).one("Pod", "vivenu-test");

        // then
        assertThat(pod.at("/metadata/annotations/example.com~1hook").asText()).isEqualTo("test");
        assertThat(pod.at("/metadata/annotations/example.com~1hook-delete-policy")
                        .asText())
                .as("its log is read when it has ended")
                .isEqualTo("before-hook-creation");
        assertThat(pod.at("/spec/restartPolicy").asText()).isEqualTo("Never");
        assertThat(pod.at("/spec/containers/0/args/0").asText()).isEqualTo("check");
        assertThat(pod.at("/spec/containers/0/image").asText()).contains("/poller-job:");
    }

    @Test
    void itKnowsWhereEverythingIs() {
        // when
        var chart = chart(API);

        // then
        assertThat(environment(chart.one("Pod", "vivenu-test")))
                .containsEntry("DATABASE_URL", "database")
                .containsEntry("REGIONS_FILE", "/etc/vivenu-operator/regions.json")
                .containsEntry("RECEIVER_URL", "http://vivenu-receiver:8080")
                .containsEntry("RECEIVERS_URL", "http://vivenu-receivers:8081")
                .containsEntry("API_URL", "http://vivenu-api:80")
                .containsEntry("VIVENU_BASE_URLS", "https://vivenu.com/api");
        assertThat(chart.one("Service", "vivenu-receiver")
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(8080);
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        // when
        var values = new HashMap<String, Object>(Knob.set(List.of(), List.of("pods")));
        values.put("test", Map.of("vivenu", List.of()));
        values.put("api", Map.of("enabled", false));
        var pod = PodKind.TEST.template(RenderedChart.of(values));

        // then
        assertThat(environment(pod)).doesNotContainKeys("API_URL", "VIVENU_BASE_URLS");
    }

    @Test
    void itHasNoRightAndSeesNothingButTheKeysOfTheRegistry() {
        // when
        var chart = chart(Map.of());

        // then
        var pod = chart.one("Pod", "vivenu-test").path("spec");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo("vivenu-test");
        assertThat(chart.one("ServiceAccount", "vivenu-test")
                        .path("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
        assertThat(chart.all("RoleBinding").toString() + chart.all("ClusterRoleBinding"))
                .doesNotContain("vivenu-test");
        var registry = pod.at("/volumes/0/secret");
        assertThat(registry.path("secretName").asText()).isEqualTo("vivenu-regions");
        assertThat(registry.path("optional").asBoolean()).isTrue();
        assertThat(registry.path("items")).hasSize(1);
        assertThat(registry.at("/items/0/key").asText()).isEqualTo("regions.json");
    }

    @Test
    void theReceiversAreNamedReadyOrNot() {
        // when
        var chart = chart(Map.of());

        // then
        var service = chart.one("Service", "vivenu-receivers").path("spec");
        assertThat(service.path("clusterIP").asText()).isEqualTo("None");
        assertThat(service.path("publishNotReadyAddresses").asBoolean()).isTrue();
        assertThat(service.has("ports"))
                .as("a management port is on no Service; an address needs none")
                .isFalse();
        assertThat(service.path("selector"))
                .isEqualTo(chart.one("Deployment", "vivenu-receiver").at("/spec/selector/matchLabels"));
    }

    @Test
    void whoMayPostIsNarrowedToThoseAndTheTest() {
        // when
        var receiver = chart(Map.of("networkPolicy.webhooks.from[0].podSelector.matchLabels.app", "ingress"))
                .one("NetworkPolicy", "vivenu-receiver");

        // then
        assertThat(receiver.at("/spec/ingress/0/from")).hasSize(2);
        assertThat(receiver.at("/spec/ingress/0/from/1/podSelector/matchLabels/app.kubernetes.io~1component")
                        .asText())
                .isEqualTo("test");
    }

    @Test
    void withoutATestThereIsNothingForIt() {
        // when
        var chart =
                chart(Map.of("test.enabled", false, "networkPolicy.webhooks.from[0].podSelector.matchLabels.a", "b"));

        // then
        assertThat(chart.objects())
                .noneMatch(object -> object.getMetadata().getName().endsWith("-test")
                        || object.getMetadata().getName().endsWith("-receivers"));
        assertThat(chart.all("NetworkPolicy").toString()).doesNotContain("\"test\"");
    }
}
