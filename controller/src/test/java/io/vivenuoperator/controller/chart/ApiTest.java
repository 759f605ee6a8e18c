package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API in the chart. */
class ApiTest {
    private static final Map<String, Object> OWN_DATABASE =
            Map.of("api.enabled", true, "api.database.existingSecret", "reader", "migration.mode", "job");

    private static RenderedChart chart(Map<String, Object> more) {
        var values = new HashMap<>(OWN_DATABASE);
        values.putAll(more);
        return RenderedChart.with(values);
    }

    private static JsonNode deployment(Map<String, Object> more) {
        return chart(more).one("Deployment", "vivenu-api");
    }

    /** By name: the value, or which key of which Secret. */
    private static Map<String, String> environment(JsonNode workload) {
        var environment = new TreeMap<String, String>();
        workload.at("/spec/template/spec/containers/0/env").forEach(variable -> {
            var secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.path("name").asText(),
                    secret.isMissingNode()
                            ? variable.path("value").asText()
                            : secret.path("name").asText() + "#"
                                    + secret.path("key").asText());
        });
        return environment;
    }

    private static JsonNode migration(RenderedChart chart) {
        return chart.all("Job").getFirst();
    }

    private static JsonNode volume(JsonNode workload, String name) {
        return workload.at("/spec/template/spec/volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no volume " + name));
    }

    @Test
    void nothingOfItIsThereUnlessAskedFor() {
        // when
        var chart = RenderedChart.with(Map.of("migration.mode", "job"));

        // then
        assertThat(chart.objects())
                .extracting(object -> object.getMetadata().getName())
                .noneMatch(name -> name.contains("-api"));
        assertThat(environment(migration(chart))).doesNotContainKey("READER_ROLE");
    }

    @Test
    void twoOfThemAnswerAndNoMomentIsWithoutOne() {
        // when
        var chart = chart(Map.of());
        var api = chart.one("Deployment", "vivenu-api").path("spec");

        // then
        assertThat(api.path("replicas").asInt()).isEqualTo(2);
        assertThat(api.at("/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
        assertThat(api.at("/template/spec/automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(chart.one("ServiceAccount", "vivenu-api")
                        .path("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
        assertThat(chart.one("PodDisruptionBudget", "vivenu-api")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
        assertThat(chart.one("Service", "vivenu-api").at("/spec/ports").findValuesAsText("targetPort"))
                .containsExactly("http");
    }

    @Test
    void itReadsYourDatabaseAsARoleOfItsOwn() {
        // when
        var chart = chart(Map.of("api.database.role", "sales_reader"));

        // then
        assertThat(environment(chart.one("Deployment", "vivenu-api")))
                .containsEntry("DATABASE_URL", "reader#url")
                .doesNotContainKey("DATABASE_PASSWORD_FILE");
        assertThat(environment(migration(chart)))
                .containsEntry("READER_ROLE", "sales_reader")
                .doesNotContainKey("READER_PASSWORD_FILE");
    }

    @Test
    void itsPasswordIsNeverTheOneOfTheOthers() {
        // when
        var chart = chart(Map.of("database.passwordKey", "programs", "api.database.passwordKey", "secret"));

        // then
        var password = volume(chart.one("Deployment", "vivenu-api"), "database-password")
                .path("secret");
        assertThat(password.path("secretName").asText()).isEqualTo("reader");
        assertThat(password.at("/items/0/key").asText()).isEqualTo("secret");
        var others = volume(chart.one("Deployment", "vivenu-receiver"), "database-password")
                .path("secret");
        assertThat(others.path("secretName").asText()).isEqualTo("database");
        assertThat(others.at("/items/0/key").asText()).isEqualTo("programs");
    }

    @Test
    void theMigrationMakesTheRoleWhenAsked() {
        // when
        var migration = migration(chart(Map.of("api.database.makeRole", true, "api.database.passwordKey", "secret")));

        // then
        assertThat(environment(migration)).containsEntry("READER_PASSWORD_FILE", "/var/run/secrets/reader/password");
        assertThat(volume(migration, "reader-password").at("/secret/secretName").asText())
                .isEqualTo("reader");
        assertThat(volume(migration, "reader-password")
                        .at("/secret/items/0/key")
                        .asText())
                .isEqualTo("secret");
    }

    @Test
    void inTheEvaluationDatabaseTheRoleIsMadeAndTheControllerDrawsItsPassword() {
        // when
        var chart = RenderedChart.of(Map.of(
                "webhook", Map.of("baseUrl", "https://hooks.example.com"),
                "database", Map.of("evaluation", Map.of("enabled", true)),
                "api", Map.of("enabled", true, "database", Map.of("role", "odd role"))));

        // then
        var secret = chart.one("Secret", "vivenu-api-database").path("stringData");
        assertThat(secret.has("password")).isFalse();
        assertThat(environment(chart.one("Deployment", "vivenu-controller")))
                .containsEntry("EVALUATION_READER_SECRET", "vivenu-api-database");
        assertThat(chart.one("Role", "vivenu-operator").toString())
                .contains("[\"vivenu-postgres\",\"vivenu-api-database\"]");
        assertThat(secret.path("url").asText())
                .isEqualTo("postgresql://odd%20role@vivenu-postgres.ticketing.svc:5432/vivenu");
        assertThat(environment(chart.one("Deployment", "vivenu-api")))
                .containsEntry("DATABASE_URL", "vivenu-api-database#url")
                .containsEntry("DATABASE_PASSWORD_FILE", "/var/run/secrets/database/password");
        assertThat(environment(migration(chart))).containsEntry("READER_ROLE", "odd role");
        assertThat(volume(migration(chart), "reader-password")
                        .at("/secret/secretName")
                        .asText())
                .isEqualTo("vivenu-api-database");
    }

    @Test
    void theKeysFileMayComeLaterAndIsReadAgain() {
        // when
        var api = deployment(Map.of("api.keys.key", "keys"));

        // then
        var keys = volume(api, "keys").path("secret");
        assertThat(keys.path("secretName").asText()).isEqualTo("vivenu-api-keys");
        assertThat(keys.path("optional").asBoolean()).isTrue();
        assertThat(environment(api)).containsEntry("API_KEYS_FILE", "/etc/vivenu-operator/keys");
        // A mount of a single file (subPath) would never change.
        assertThat(api.at("/spec/template/spec/containers/0/volumeMounts").findValues("subPath"))
                .isEmpty();
        assertThat(volume(deployment(Map.of("api.keys.existingSecret", "own")), "keys")
                        .at("/secret/secretName")
                        .asText())
                .isEqualTo("own");
    }

    @Test
    void theReplicasSignSessionsWithOneKeyIfThereIsOne() {
        // when
        var without = deployment(Map.of());
        var with = deployment(Map.of("api.keys.sessionKey", "session.key"));

        // then
        assertThat(environment(without)).doesNotContainKey("SESSION_KEY_FILE");
        assertThat(environment(with)).containsEntry("SESSION_KEY_FILE", "/etc/vivenu-operator/session.key");
        assertThat(volume(with, "keys").at("/secret/items").findValuesAsText("key"))
                .containsExactly("keys.json", "session.key");
    }

    /** The controller empties its Secret of what no region has, and what it copies there opens whole accounts. */
    @Test
    void itsKeysAreNotInTheSecretOfTheControllersCopies() {
        // when
        var chart = chart(Map.of());

        // then
        assertThat(environment(chart.one("Deployment", "vivenu-controller")).get("POLL_KEYS_SECRET"))
                .isNotNull()
                .isNotEqualTo(volume(chart.one("Deployment", "vivenu-api"), "keys")
                        .at("/secret/secretName")
                        .asText());
    }

    @Test
    void anAutoscalerDecidesOnTheReplicas() {
        // when
        var chart = chart(Map.of("api.autoscaling.enabled", true, "api.replicas", 1));

        // then
        assertThat(chart.one("Deployment", "vivenu-api").at("/spec/replicas").isMissingNode())
                .isTrue();
        assertThat(chart.one("HorizontalPodAutoscaler", "vivenu-api")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo("vivenu-api");
        assertThat(chart.one("PodDisruptionBudget", "vivenu-api").isEmpty()).isFalse();
    }

    @Test
    void peopleReachItByAnIngressOrARoute() {
        // when
        var chart = chart(Map.of(
                "api.ingress.enabled", true,
                "api.ingress.host", "sales.example.com",
                "api.httpRoute.enabled", true,
                "api.httpRoute.parentRefs[0].name", "public",
                "api.httpRoute.timeouts.request", "0s"));

        // then
        var path = chart.one("Ingress", "vivenu-api").at("/spec/rules/0/http/paths/0");
        assertThat(path.path("path").asText()).isEqualTo("/");
        assertThat(path.at("/backend/service/name").asText()).isEqualTo("vivenu-api");
        var rule = chart.one("HTTPRoute", "vivenu-api").at("/spec/rules/0");
        assertThat(rule.at("/backendRefs/0/name").asText()).isEqualTo("vivenu-api");
        assertThat(rule.at("/timeouts/request").asText()).isEqualTo("0s");
    }

    @Test
    void theMonitorFindsItAndTheAlertsKnowItsJob() {
        // when
        var chart = chart(Map.of("monitoring.podMonitor.enabled", true, "monitoring.prometheusRule.enabled", true));

        // then
        var labels = chart.one("Deployment", "vivenu-api").at("/spec/template/metadata/labels");
        chart.one("PodMonitor", "vivenu-api")
                .at("/spec/selector/matchLabels")
                .properties()
                .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        assertThat(chart.one("PrometheusRule", "vivenu-api").at("/spec/groups/0/rules"))
                .hasSize(3)
                .allSatisfy(alert -> {
                    assertThat(alert.path("expr").asText()).contains("job=\"ticketing/vivenu-api\"");
                    assertThat(alert.at("/annotations/summary").asText())
                            .endsWith(".")
                            .doesNotContain("{{ \"{{\" }}");
                });
    }

    @Test
    void withYourDatabaseTwoRenderingsAreTheSame() {
        assertThat(text()).isEqualTo(text()).contains("name: vivenu-api");
    }

    private static String text() {
        return RenderedChart.bare("vivenu", "ticketing")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("migration.mode", "job")
                .set("api.enabled", true)
                .set("api.database.existingSecret", "reader")
                .call();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.database.existingSecret",
                "api.ingress.host",
                "api.httpRoute.parentRefs",
                "api.database.passwordKey"
            })
    void whatIsMissingIsNamed(String key) {
        // given
        var values = new HashMap<String, Object>(
                switch (key) {
                    case "api.database.existingSecret" -> Map.of("api.enabled", true);
                    case "api.ingress.host" -> Map.of("api.ingress.enabled", true);
                    case "api.httpRoute.parentRefs" -> Map.of("api.httpRoute.enabled", true);
                    default -> Map.of("api.database.makeRole", true);
                });
        if (!key.equals("api.database.existingSecret")) {
            values.putAll(OWN_DATABASE);
        }

        // then
        assertThatThrownBy(() -> RenderedChart.with(values)).hasMessageContaining(key + " is empty");
    }
}
