package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart's pods, their settings and their restrictions. */
class WorkloadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "events", "*"})
    void theControllerTakesTheSettingsThatTheChartGives(String watchNamespace) {
        // given
        var chart = RenderedChart.with(Map.of("watchNamespace", watchNamespace));

        // when
        var settings = ControllerSettings.from(
                new EnvironmentVariables(environment(chart.one("Deployment", "vivenu-controller"))));

        // then
        assertThat(settings.scope()).hasToString(watchNamespace.isEmpty() ? "ticketing" : watchNamespace);
        assertThat(settings.registry().secret()).isEqualTo("vivenu-regions");
        assertThat(settings.poller().databaseSecret()).isEqualTo("database");
        assertThat(settings.poller().serviceAccount()).isEqualTo("vivenu-poller");
        assertThat(settings.poller().pollKeysSecret()).isEqualTo("vivenu-poll-keys");
        assertThat(settings.regionKeys()).isEqualTo("vivenu-region-keys");
    }

    @Test
    void theReceiversReadTheRegistryThatTheControllerWrites() {
        // when
        var chart = RenderedChart.with(Map.of());

        // then
        var receiver = chart.one("Deployment", "vivenu-receiver").at("/spec/template");
        assertThat(receiver.at("/spec/volumes/0/secret/secretName").asText()).isEqualTo("vivenu-regions");
        var selector = environment(chart.one("Deployment", "vivenu-controller")).get("RECEIVER_SELECTOR");
        var labels = receiver.at("/metadata/labels");
        assertThat(selector.split(","))
                .allSatisfy(pair -> assertThat(labels.path(pair.substring(0, pair.indexOf('=')))
                                .asText())
                        .isEqualTo(pair.substring(pair.indexOf('=') + 1)));
    }

    @Test
    void oneControllerIsReplacedAndSeveralElectALeader() {
        // when
        var one = RenderedChart.with(Map.of()).one("Deployment", "vivenu-controller");
        var two = RenderedChart.with(Map.of("controller.replicas", 2)).one("Deployment", "vivenu-controller");

        // then
        assertThat(one.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
        assertThat(environment(one)).containsEntry("LEADER_ELECTION", "false");
        assertThat(two.at("/spec/strategy").isMissingNode()).isTrue();
        assertThat(environment(two)).containsEntry("LEADER_ELECTION", "true");
        assertThat(two.at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void everyPodRunsWithoutRightsAndWithinLimits() {
        // given
        var chart = RenderedChart.with(
                Map.of("api.enabled", true, "api.database.existingSecret", "reader", "events.enabled", true));

        // when
        var pods = List.of(
                chart.one("Deployment", "vivenu-controller").at("/spec/template/spec"),
                chart.one("Deployment", "vivenu-receiver").at("/spec/template/spec"),
                chart.one("Deployment", "vivenu-api").at("/spec/template/spec"),
                chart.one("Deployment", "vivenu-events").at("/spec/template/spec"));

        // then
        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            var container = pod.at("/containers/0");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    /** Hooks are not part of a release, and are not rendered with it. */
    @Test
    void theSchemaMovesBeforeTheReleaseWithADatabaseOfTheUsers() {
        assertThat(RenderedChart.with(Map.of()).kinds()).doesNotContain("Job", "StatefulSet");
    }

    @Test
    void networksAreListedForTheReceiver() {
        // when
        var receiver = RenderedChart.with(Map.of(
                        "receiver.allowedSources[0]", "192.0.2.0/24",
                        "receiver.allowedSources[1]", "2001:db8::/32",
                        "receiver.trustedProxies[0]", "10.0.0.0/8"))
                .one("Deployment", "vivenu-receiver");

        // then
        assertThat(environment(receiver))
                .containsEntry("ALLOWED_SOURCES", "192.0.2.0/24,2001:db8::/32")
                .containsEntry("TRUSTED_PROXIES", "10.0.0.0/8");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("webhook.baseUrl", "")))
                .hasMessageContaining("webhook.baseUrl is empty");
        assertThatThrownBy(() -> RenderedChart.with(Map.of("database.existingSecret", "")))
                .hasMessageContaining("database.existingSecret is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook.baseURL=https://hooks.example.com",
                "webhook.baseUrl=hooks.example.com",
                "controller.checkInterval=10m",
                "controller.replicas=two",
                "watchNamespace=Ticketing",
                "receiver.allowedSources[0]=everywhere"
            })
    void whatDoesNotFitIsRefused(String value) {
        // given
        var split = value.indexOf('=');

        // then
        assertThatThrownBy(() -> RenderedChart.with(Map.of(value.substring(0, split), value.substring(split + 1))))
                .hasMessageContaining("values don't meet the specifications");
    }

    /** The environment of the first container; values from the pod's own fields are invented. */
    private static Map<String, String> environment(JsonNode deployment) {
        var environment = new HashMap<String, String>();
        deployment
                .at("/spec/template/spec/containers/0/env")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(),
                        variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.namespace")
                                ? "ticketing"
                                : variable.path("value").asText("made-up")));
        return environment;
    }
}
