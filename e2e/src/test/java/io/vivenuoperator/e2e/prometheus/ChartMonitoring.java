package io.vivenuoperator.e2e.prometheus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the chart renders for the Prometheus operator, with every program switched on. */
public record ChartMonitoring(List<GenericKubernetesResource> objects) {
    private static final Path CHART = Path.of(System.getProperty("repository")).resolve("helm/vivenu-operator");

    public static ChartMonitoring of(String release, String namespace) {
        var manifests = new Helm(CHART)
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withKubeVersion("1.31.0")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("api.enabled", true)
                .set("api.database.existingSecret", "reader")
                .set("events.enabled", true)
                .set("historical.enabled", true)
                .set("exports.enabled", true)
                .set("crds.install", false)
                .set("monitoring.podMonitor.enabled", true)
                .set("monitoring.prometheusRule.enabled", true)
                .call();
        Collection<HasMetadata> objects = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
        return new ChartMonitoring(objects.stream()
                .filter(GenericKubernetesResource.class::isInstance)
                .map(GenericKubernetesResource.class::cast)
                .toList());
    }

    /** The file of all its rules, as Prometheus reads it. */
    public String rules() {
        var groups = objects("PrometheusRule").stream()
                .flatMap(object -> ((Collection<?>) object.<Object>get("spec", "groups")).stream())
                .toList();
        return json(Map.of("groups", groups));
    }

    /** Whose pods are scraped: each one's name, the labels of the pods, and the name of the port. */
    public List<PodTargets> targets() {
        return objects("PodMonitor").stream()
                .map(object -> new PodTargets(
                        object.getMetadata().getName(),
                        object.<Map<String, String>>get("spec", "selector", "matchLabels"),
                        object.<String>get("spec", "podMetricsEndpoints", 0, "port"),
                        object.<String>get("spec", "podMetricsEndpoints", 0, "path")))
                .toList();
    }

    /** What one PodMonitor says. */
    public record PodTargets(String name, Map<String, String> labels, String port, String path) {}

    private List<GenericKubernetesResource> objects(String kind) {
        return objects.stream().filter(object -> object.getKind().equals(kind)).toList();
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (IOException e) {
            throw new AssertionError("it can't be written as JSON", e);
        }
    }
}
