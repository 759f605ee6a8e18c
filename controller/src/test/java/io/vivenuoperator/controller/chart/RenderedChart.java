package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The chart's objects as rendered by {@code helm template}. */
public record RenderedChart(List<HasMetadata> objects) {
    static final Path CHART = Path.of("..", "helm", "vivenu-operator");
    private static final Path HOOKLESS = HooklessChart.copy(CHART);
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The required values, in a form that needs no cluster. */
    private static final Map<String, Object> LEAST = Map.of(
            "webhook.baseUrl", "https://hooks.example.com",
            "database.existingSecret", "database",
            "crds.install", false);

    /** Renders with only these values, hooks included. */
    static synchronized RenderedChart of(Map<String, Object> values) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, JSON.writeValueAsString(values));
                return of(List.of(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders with only these files' values, hooks included. */
    static synchronized RenderedChart of(List<Path> files) {
        var template = new Helm(HOOKLESS)
                .template()
                .withName("vivenu")
                .withNamespace("ticketing")
                .withKubeVersion("1.31.0")
                .set("crds.install", false);
        files.forEach(template::withValuesFile);
        return parsed(template.call());
    }

    /** Renders with the required values and these. One at a time, because the Helm library is native code. */
    public static synchronized RenderedChart with(String release, String namespace, Map<String, Object> values) {
        return rendered(bare(release, namespace), values);
    }

    /** The same, with what Helm runs as hooks among the objects. */
    public static synchronized RenderedChart withHooks(
            String release, String namespace, Map<String, Object> values, Path folder) {
        return rendered(bare(HooksAsObjects.of(CHART, folder), release, namespace), values);
    }

    /** Another chart, or a changed copy of this one. */
    static synchronized RenderedChart ofChart(Path chart, Map<String, Object> values) {
        return rendered(bare(chart, "vivenu", "ticketing"), values);
    }

    /** As helm install would, with what the cluster says of itself; nothing is made there. */
    static synchronized void tryOn(String kubeconfig, Map<String, Object> values) {
        var install = new Helm(CHART)
                .install()
                .withKubeConfigContents(kubeconfig)
                .withName("vivenu")
                .withNamespace("ticketing")
                .withDryRunOption(DryRun.SERVER);
        LEAST.forEach(install::set);
        values.forEach(install::set);
        install.call();
    }

    private static RenderedChart rendered(TemplateCommand template, Map<String, Object> values) {
        LEAST.forEach(template::set);
        values.forEach(template::set);
        return parsed(template.call());
    }

    private static RenderedChart parsed(String manifests) {
        Collection<HasMetadata> objects =
                YAML.unmarshal(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
        return new RenderedChart(List.copyOf(objects));
    }

    static RenderedChart with(Map<String, Object> values) {
        return with("vivenu", "ticketing", values);
    }

    /** Renders without any values: for what the chart rejects. */
    static TemplateCommand bare(String release, String namespace) {
        return bare(CHART, release, namespace);
    }

    private static TemplateCommand bare(Path chart, String release, String namespace) {
        return new Helm(chart)
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withKubeVersion("1.31.0");
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.getKind().equals(kind))
                .map(RenderedChart::json)
                .toList();
    }

    JsonNode one(String kind, String name) {
        return all(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the chart renders no " + kind + " " + name));
    }

    List<String> kinds() {
        return objects.stream().map(HasMetadata::getKind).distinct().sorted().toList();
    }

    private static JsonNode json(HasMetadata object) {
        try {
            return JSON.readTree(YAML.asJson(object));
        } catch (JsonProcessingException e) {
            throw new AssertionError("what was serialized can't be read", e);
        }
    }
}
