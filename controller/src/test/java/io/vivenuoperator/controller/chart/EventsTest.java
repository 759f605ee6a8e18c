package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events service in the chart. */
class EventsTest {
    private static RenderedChart chart(Map<String, Object> more) {
        var values = new HashMap<String, Object>(Map.of("events.enabled", true));
        values.putAll(more);
        return RenderedChart.with(values);
    }

    private static String variable(JsonNode workload, String name) {
        return workload.at("/spec/template/spec/containers/0/env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static JsonNode volume(JsonNode workload, String name) {
        return workload.at("/spec/template/spec/volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asText().equals(name))
                .map(volume -> volume.path("secret"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no volume " + name));
    }

    @Test
    void nothingOfItIsThereUnlessAskedForAndNoMessageIsWritten() {
        // when
        var chart = RenderedChart.with(Map.of());

        // then
        assertThat(chart.objects())
                .extracting(object -> object.getMetadata().getName())
                .noneMatch(name -> name.contains("-events"));
        assertThat(variable(chart.one("Deployment", "vivenu-receiver"), "PUBLISH_MESSAGES"))
                .isEqualTo("false");
        assertThat(PodKind.POLLS.template(chart).at("/spec/containers/0/env").toString())
                .contains("{\"name\":\"PUBLISH_MESSAGES\",\"value\":\"false\"}");
        assertThat(variable(chart.one("Deployment", "vivenu-controller"), "SUBSCRIPTIONS_SECRET"))
                .isEmpty();
    }

    /** An alert on a metric that nobody has would never fire. */
    @Test
    void theAlertsLookAtMetricsOfThePageThatATestCompares() throws IOException {
        // when
        var alerts = chart(Map.of("monitoring.podMonitor.enabled", true, "monitoring.prometheusRule.enabled", true))
                .one("PrometheusRule", "vivenu-events")
                .at("/spec/groups/0/rules");

        // then
        var page = Files.readString(Path.of("../docs/metrics-events.md"));
        var runbook = Files.readString(Path.of("../docs/events.md"));
        assertThat(alerts).hasSize(7).allSatisfy(alert -> {
            var expression = alert.path("expr").asText();
            assertThat(expression).contains("job=\"ticketing/vivenu-events\"");
            assertThat(Pattern.compile("vivenu_\\w+").matcher(expression).results())
                    .allSatisfy(metric -> assertThat(page).contains("`" + metric.group() + "`"));
            assertThat(alert.at("/annotations/summary").asText()).endsWith(".").doesNotContain("{{ \"{{\" }}");
            assertThat(runbook).contains("| `" + alert.path("alert").asText() + "` |");
        });
    }

    @Test
    void theControllerWritesTheSubscriptionsThatItReads() {
        // when
        var chart = chart(Map.of("events.overseers[0]", "platform"));

        // then
        var events = chart.one("Deployment", "vivenu-events");
        var controller = chart.one("Deployment", "vivenu-controller");
        assertThat(variable(controller, "SUBSCRIPTIONS_SECRET"))
                .isEqualTo(volume(events, "subscriptions").path("secretName").asText());
        assertThat(variable(controller, "EVENTS_OVERSEERS")).isEqualTo("platform");
        for (var label : variable(controller, "EVENTS_SELECTOR").split(",", -1)) {
            var pair = label.split("=", -1);
            assertThat(events.at("/spec/template/metadata/labels").path(pair[0]).asText())
                    .isEqualTo(pair[1]);
        }
        assertThat(chart.one("Role", "vivenu-operator").path("rules").toString())
                .contains("\"vivenu-subscriptions\"");
    }

    @Test
    void whereItIsThereMessagesAreWrittenByThoseWhoChangeTheFacts() {
        // when
        var chart = chart(Map.of("events.publish.tickets", true));

        // then
        assertThat(variable(chart.one("Deployment", "vivenu-receiver"), "PUBLISH_MESSAGES"))
                .isEqualTo("true");
        assertThat(variable(chart.one("Deployment", "vivenu-receiver"), "PUBLISH_TICKETS"))
                .isEqualTo("true");
        assertThat(PodKind.POLLS.template(chart).at("/spec/containers/0/env").toString())
                .contains("{\"name\":\"PUBLISH_MESSAGES\",\"value\":\"true\"}");
    }

    @Test
    void itsPodsHaveNoTokenAndKeepTheirKeysApart() {
        // when
        var chart = chart(Map.of("events.keys.existingSecret", "who", "events.encryption.existingSecret", "how"));
        var events = chart.one("Deployment", "vivenu-events");

        // then
        assertThat(events.at("/spec/template/spec/automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(volume(events, "keys").path("secretName").asText()).isEqualTo("who");
        assertThat(volume(events, "encryption").path("secretName").asText()).isEqualTo("how");
        assertThat(volume(events, "encryption").path("optional").asBoolean(false))
                .as("without it secrets of webhooks could not be read")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "configMap"})
    void authoritiesOfEndpointsAreAFile(String kind) {
        // when
        var chart =
                chart(Map.of("events.egress.caBundle." + kind, "company", "events.egress.caBundle.key", "bundle.pem"));
        var events = chart.one("Deployment", "vivenu-events");

        // then
        assertThat(variable(events, "EGRESS_CA_FILE")).isEqualTo("/etc/vivenu-trust/egress/ca.crt");
        var volume = events.at("/spec/template/spec/volumes")
                .valueStream()
                .filter(found -> found.path("name").asText().equals("trust-egress"))
                .findFirst()
                .orElseThrow()
                .path(kind);
        assertThat(volume.path(kind.equals("secret") ? "secretName" : "name").asText())
                .isEqualTo("company");
        assertThat(volume.at("/items/0/key").asText()).isEqualTo("bundle.pem");
        assertThat(events.at("/spec/template/spec/containers/0/volumeMounts").findValuesAsText("mountPath"))
                .contains("/etc/vivenu-trust/egress");
        assertThat(variable(chart.one("Deployment", "vivenu-receiver"), "EGRESS_CA_FILE"))
                .isEmpty();
    }

    @Test
    void withoutOneJavasAuthoritiesAreTrusted() {
        assertThat(chart(Map.of()).one("Deployment", "vivenu-events").toString())
                .doesNotContain("EGRESS_CA_FILE")
                .doesNotContain("trust-egress");
    }

    @Test
    void whereEndpointsMayBeIsTheOperatorsWord() {
        // when
        var events = chart(Map.of(
                        "events.egress.allowHttp",
                        true,
                        "events.egress.allow[0].cidr",
                        "10.20.0.0/16",
                        "events.egress.allow[0].ports[0]",
                        8080))
                .one("Deployment", "vivenu-events");

        // then
        assertThat(variable(events, "ALLOW_HTTP")).isEqualTo("true");
        assertThat(variable(events, "EGRESS_ALLOW")).isEqualTo("[{\"cidr\":\"10.20.0.0/16\",\"ports\":[8080]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.ingress.host", "events.httpRoute.parentRefs"})
    void whatIsMissingIsNamed(String key) {
        // given
        Map<String, Object> values = Map.of(key.substring(0, key.lastIndexOf('.')) + ".enabled", true);

        // then
        assertThatThrownBy(() -> chart(values)).hasMessageContaining(key + " is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.egress.allow[0].cidr=10.0.0.0",
                "events.egress.allow[0].ports[0]=80",
                "events.egress.allowHttp=yes",
                "events.database.connections=7",
                "events.publish.everything=true"
            })
    void whatDoesNotFitIsRefused(String value) {
        // given
        var split = value.indexOf('=');

        // then
        assertThatThrownBy(() -> chart(Map.of(value.substring(0, split), value.substring(split + 1))))
                .hasMessageContaining("values don't meet the specifications");
    }
}
