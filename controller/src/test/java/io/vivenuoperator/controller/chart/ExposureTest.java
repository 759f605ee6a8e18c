package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vivenu reaches the receiver, and nothing else does. */
class ExposureTest {
    @Test
    void nothingIsExposedUnlessAskedFor() {
        assertThat(RenderedChart.with(Map.of()).kinds()).doesNotContain("Ingress", "HTTPRoute");
    }

    @Test
    void theIngressOpensTheWebhookPathsOnly() {
        // when
        var ingress = RenderedChart.with(Map.of(
                        "receiver.ingress.enabled", true,
                        "receiver.ingress.className", "nginx",
                        "receiver.ingress.host", "hooks.example.com",
                        "receiver.ingress.tlsSecret", "hooks-tls"))
                .one("Ingress", "vivenu-receiver")
                .path("spec");

        // then
        assertThat(ingress.path("ingressClassName").asText()).isEqualTo("nginx");
        assertThat(ingress.at("/tls/0/hosts/0").asText()).isEqualTo("hooks.example.com");
        assertThat(ingress.at("/tls/0/secretName").asText()).isEqualTo("hooks-tls");
        assertThat(ingress.at("/rules/0/host").asText()).isEqualTo("hooks.example.com");
        var paths = ingress.at("/rules/0/http/paths");
        assertThat(paths.findValuesAsText("path")).containsExactly("/webhooks/", "/webhook/");
        assertThat(paths).allSatisfy(path -> {
            assertThat(path.at("/backend/service/name").asText()).isEqualTo("vivenu-receiver");
            assertThat(path.at("/backend/service/port/name").asText()).isEqualTo("http");
        });
    }

    @Test
    void anIngressWithoutHostIsRefused() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("receiver.ingress.enabled", true)))
                .hasMessageContaining("receiver.ingress.host is empty");
    }

    @Test
    void theRouteOpensTheWebhookPathsOnly() {
        // when
        var route = RenderedChart.with(Map.of(
                        "receiver.httpRoute.enabled", true,
                        "receiver.httpRoute.parentRefs[0].name", "public",
                        "receiver.httpRoute.parentRefs[0].namespace", "gateways",
                        "receiver.httpRoute.hostnames[0]", "hooks.example.com"))
                .one("HTTPRoute", "vivenu-receiver")
                .path("spec");

        // then
        assertThat(route.at("/parentRefs/0/name").asText()).isEqualTo("public");
        assertThat(route.at("/parentRefs/0/namespace").asText()).isEqualTo("gateways");
        assertThat(route.at("/hostnames/0").asText()).isEqualTo("hooks.example.com");
        assertThat(route.at("/rules/0/matches").findValuesAsText("value"))
                .isEqualTo(List.of("/webhooks/", "/webhook/"));
        assertThat(route.at("/rules/0/backendRefs/0/name").asText()).isEqualTo("vivenu-receiver");
        assertThat(route.at("/rules/0/backendRefs/0/port").asInt()).isEqualTo(8080);
    }

    @Test
    void aRouteWithoutGatewayIsRefused() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("receiver.httpRoute.enabled", true)))
                .hasMessageContaining("receiver.httpRoute.parentRefs is empty");
    }

    @Test
    void aNodePortIsTakenOnlyForThatTypeOfService() {
        // when
        var service = RenderedChart.with(
                        Map.of("receiver.service.type", "NodePort", "receiver.service.nodePort", 30080))
                .one("Service", "vivenu-receiver");
        var internal =
                RenderedChart.with(Map.of("receiver.service.nodePort", 30080)).one("Service", "vivenu-receiver");

        // then
        assertThat(service.at("/spec/ports/0/nodePort").asInt()).isEqualTo(30080);
        assertThat(internal.at("/spec/ports/0/nodePort").isMissingNode()).isTrue();
    }

    @Test
    void theManagementPortIsOnNoService() {
        assertThat(RenderedChart.with(Map.of()).all("Service"))
                .allSatisfy(service -> assertThat(service.at("/spec/ports").findValuesAsText("targetPort"))
                        .doesNotContain("management"));
    }

    @Test
    void moreThanOneReceiverIsKeptDuringMaintenance() {
        assertThat(RenderedChart.with(Map.of("receiver.replicas", 2)).kinds()).contains("PodDisruptionBudget");
        assertThat(RenderedChart.with(Map.of("receiver.replicas", 1)).kinds()).doesNotContain("PodDisruptionBudget");
    }
}
