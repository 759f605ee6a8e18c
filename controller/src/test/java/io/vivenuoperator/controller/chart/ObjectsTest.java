package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for the chart's objects, whatever they are. */
class ObjectsTest {
    private static final String LONGEST = "a".repeat(53);
    private static final String LABEL = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";
    /** The settings that bring a pod of each kind. */
    private static final Map<String, Object> EVERY_POD = Map.of(
            "database.existingSecret", "",
            "database.evaluation.enabled", true,
            "api.enabled", true,
            "events.enabled", true,
            "controller.replicas", 2);

    /** Everything that can be switched on, with these values. */
    private static RenderedChart everything(Map<String, Object> more) {
        var values = Knob.set(List.of(), List.of("pods"));
        values.put(
                "monitoring",
                Map.of(
                        "podMonitor", Map.of("enabled", true),
                        "prometheusRule", Map.of("enabled", true),
                        "dashboards", Map.of("enabled", true)));
        values.put(
                "api",
                Map.of(
                        "enabled", true,
                        "autoscaling", Map.of("enabled", true),
                        "ingress", Map.of("enabled", true, "host", "sales.example.com"),
                        "httpRoute", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public")))));
        values.put(
                "events",
                Map.of(
                        "enabled", true,
                        "autoscaling", Map.of("enabled", true),
                        "ingress", Map.of("enabled", true, "host", "events.example.com"),
                        "httpRoute", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public")))));
        values.put("controller", Map.of("replicas", 2));
        values.put(
                "receiver",
                Map.of(
                        "autoscaling", Map.of("enabled", true),
                        "ingress", Map.of("enabled", true, "host", "hooks.example.com"),
                        "httpRoute", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public"))),
                        "service",
                                Map.of(
                                        "type",
                                        "LoadBalancer",
                                        "externalTrafficPolicy",
                                        "Local",
                                        "ipFamilies",
                                        List.of("IPv6"))));
        values.putAll(more);
        return RenderedChart.of(values);
    }

    @Test
    void eachHasTheLabelsAndAnnotationsOfAll() {
        // when
        var chart = everything(
                Map.of("commonLabels", Map.of("team", "tickets"), "commonAnnotations", Map.of("contact", "tickets")));

        // then
        assertThat(chart.objects()).hasSizeGreaterThan(20).allSatisfy(object -> {
            assertThat(object.getMetadata().getLabels()).as(object.getKind()).containsEntry("team", "tickets");
            assertThat(object.getMetadata().getAnnotations())
                    .as(object.getKind())
                    .containsEntry("contact", "tickets");
        });
    }

    /** Kubernetes makes labels of the names of Jobs, and of StatefulSets with a hash of ten characters. */
    @Test
    void noNameIsTooLongForItsKind() {
        // when
        var chart = everything(Map.of("fullnameOverride", LONGEST));

        // then
        assertThat(chart.objects()).allSatisfy(object -> {
            var longest =
                    switch (object.getKind()) {
                        case "Service", "Job" -> 63;
                        case "StatefulSet" -> 52;
                        default -> 253;
                    };
            assertThat(object.getMetadata().getName())
                    .hasSizeLessThanOrEqualTo(longest)
                    .startsWith("aaa");
        });
    }

    /** Helm takes release names of up to 53 characters; the labels that name it are in every selector. */
    @Test
    void noLabelOfTheLongestReleaseIsRefused() {
        // when
        var chart = RenderedChart.with(LONGEST, "ticketing", EVERY_POD);

        // then
        assertThat(chart.objects()).hasSizeGreaterThan(20).allSatisfy(object -> {
            var labels = new KubernetesSerialization()
                    .convertValue(object, JsonNode.class)
                    .findValues("labels");
            assertThat(labels)
                    .isNotEmpty()
                    .allSatisfy(some -> assertThat(some)
                            .as(object.getKind() + " " + object.getMetadata().getName())
                            .allSatisfy(value -> assertThat(value.asText()).matches(LABEL)));
        });
    }

    @Test
    void theReceiversServiceHasItsFields() {
        // when
        var service = everything(Map.of()).one("Service", "vivenu-receiver").path("spec");

        // then
        assertThat(service.path("externalTrafficPolicy").asText()).isEqualTo("Local");
        assertThat(service.at("/ipFamilies/0").asText()).isEqualTo("IPv6");
    }

    @Test
    void anAutoscalerDecidesOnTheReplicas() {
        // when
        var chart = everything(Map.of());

        // then
        assertThat(chart.one("HorizontalPodAutoscaler", "vivenu-receiver")
                        .at("/spec/maxReplicas")
                        .asInt())
                .isEqualTo(6);
        assertThat(chart.one("Deployment", "vivenu-receiver")
                        .at("/spec/replicas")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void noBudgetKeepsANodeWithABrokenPodFromBeingDrained() {
        assertThat(everything(Map.of()).all("PodDisruptionBudget"))
                .hasSize(4)
                .allSatisfy(budget -> assertThat(
                                budget.at("/spec/unhealthyPodEvictionPolicy").asText())
                        .isEqualTo("AlwaysAllow"));
    }

    @Test
    void theAccountsOfPodsHaveTheRegistrysCredentials() {
        // when
        var chart = everything(Map.of("image", Map.of("pullSecrets", List.of(Map.of("name", "registry")))));

        // then
        assertThat(chart.one("ServiceAccount", "vivenu-poller")
                        .at("/imagePullSecrets/0/name")
                        .asText())
                .isEqualTo("registry");
    }
}
