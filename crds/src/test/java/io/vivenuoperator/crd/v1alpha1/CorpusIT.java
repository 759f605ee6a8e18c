package io.vivenuoperator.crd.v1alpha1;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The corpus is complete: no rule of the CRD could be removed unnoticed. */
@ExtendWith(SharedApiServer.class)
class CorpusIT {
    private static final Path PAGE = Path.of("..", "docs", "validation.md");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String PREFACE = """
            # What a resource is refused for

            The rules of each CRD that a new resource can break, what a refusal says, and the manifests that a real API server refuses by it
            (the first three are named).

            A resource that an earlier release accepted is not touched by a rule that came later: while the value stays as it is, everything else
            can be changed, and the resource is reconciled. Only a new value has to keep the rule (`StoredRegionsIT`). A `spec.baseUrl` that is https
            stays https.

            The rules need Kubernetes 1.31: its CEL library for IP addresses (`isIP`, `ip`). `optionalOldSelf` and the ratcheting of custom resources
            are on by default since 1.30. This page is written by `CorpusIT`.

            """;

    private final KubernetesClient client;

    CorpusIT(ApiServer server) {
        client = server.client();
    }

    @Test
    void everyRuleRefusesAManifestAndThePageSaysWhich() throws IOException {
        // given
        var chapters = new ArrayList<String>();
        for (var shape : PublishedCrd.SHAPES) {
            chapters.add(chapter(shape));
        }

        // then
        var page = PREFACE + String.join("\n", chapters);
        if (Boolean.getBoolean("validation.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("%s; to write it anew: ./mvnw -pl crds verify -Dit.test=CorpusIT -Dvalidation.update=true", PAGE)
                .isEqualTo(page);
    }

    private String chapter(CrdShape shape) throws IOException {
        var refusals = refusals(shape.manifests().resolve("invalid"));
        var rules = CrdRules.of(shape).stream()
                .filter(rule -> !rule.isAboutChanges())
                .sorted(Comparator.comparing(CrdRules.Rule::toString))
                .toList();
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(by(rule, refusals)).as(shape + " " + rule).isNotEmpty());
        return """
                ## %s

                %d rules, and %d manifests under `crds/%s/invalid`. %s

                | rule | a refusal says | refused by it |
                |---|---|---|
                %s
                """.formatted(
                        shape.kind(),
                        rules.size(),
                        refusals.size(),
                        shape.manifests().toString().replace('\\', '/'),
                        constant(shape),
                        rules.stream()
                                .map(rule -> "| `" + rule + "` | " + rule.says().replace("|", "\\|") + " | "
                                        + names(by(rule, refusals)) + " |")
                                .collect(joining("\n")));
    }

    private static String constant(CrdShape shape) {
        return shape.constant().isEmpty()
                ? "Everything can be changed."
                : "Once set, these stay as they are: "
                        + shape.constant().stream()
                                .map(field -> "`" + field + "`")
                                .collect(joining(", ", "", "."));
    }

    /** What the API server says about each manifest, field by field. */
    private Map<String, List<String>> refusals(Path invalid) throws IOException {
        var refusals = new TreeMap<String, List<String>>();
        try (var files = Files.list(invalid)) {
            for (var file : files.toList()) {
                var manifest = YAML.readTree(file.toFile()).get("resource").toString();
                refusals.put(
                        file.getFileName().toString().replace(".yaml", ""),
                        refused(Serialization.unmarshal(manifest, GenericKubernetesResource.class)));
            }
        }
        return refusals;
    }

    private List<String> refused(GenericKubernetesResource manifest) {
        try {
            client.resource(manifest).inNamespace("default").dryRun().create();
            return List.of();
        } catch (KubernetesClientException e) {
            return e.getStatus().getDetails().getCauses().stream()
                    .map(cause -> cause.getField() + ": " + cause.getMessage())
                    .toList();
        }
    }

    private static List<String> by(CrdRules.Rule rule, Map<String, List<String>> refusals) {
        return refusals.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(rule::refused))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String names(List<String> manifests) {
        var more = manifests.size() - 3;
        return manifests.stream().limit(3).collect(joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }
}
