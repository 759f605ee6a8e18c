package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.vivenuoperator.controller.contrib.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link KstatusVerdict}, which judges every status of every IT, says what the library of kstatus itself says: for each mixture of what it
 * looks at, and for the samples.
 */
class KstatusLibraryIT {
    private static final Path SAMPLES = Path.of("..", "contrib", "argocd", "testdata");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATES = List.of("absent", "True", "False", "Unknown");

    @TempDir
    private Path folder;

    @Test
    void theJudgeOfTheTestsSaysWhatTheLibrarySays() throws IOException, InterruptedException {
        // given
        var resources = mixtures();
        resources.addAll(samples());

        // when
        var library = Judge.of(folder, resources, "kstatus");

        // then
        assertThat(resources.stream()
                        .map(resource -> KstatusVerdict.of(resource).name().replace("_", "")))
                .containsExactlyElementsOf(library.stream()
                        .map(verdict -> verdict.toUpperCase(Locale.ROOT))
                        .toList());
        assertThat(new HashSet<>(library)).isEqualTo(Set.of("Current", "InProgress", "Failed", "Terminating"));
    }

    /** Both orders of each pair of conditions, every state of each, every relation of the generations, deleted or not. */
    private static List<JsonNode> mixtures() {
        var resources = new ArrayList<JsonNode>();
        for (var ready : STATES) {
            for (var stalled : STATES) {
                for (var reconciling : STATES) {
                    for (var observed : List.of(-1, 1, 2)) {
                        for (var order : List.of(false, true)) {
                            var resource = resource(observed);
                            var conditions = order
                                    ? List.of("Ready", ready, "Stalled", stalled, "Reconciling", reconciling)
                                    : List.of("Reconciling", reconciling, "Stalled", stalled, "Ready", ready);
                            add(resource, conditions);
                            resources.add(resource);
                            var deleted = resource.deepCopy();
                            ((ObjectNode) deleted.path("metadata")).put("deletionTimestamp", "2026-11-27T05:00:00Z");
                            resources.add(deleted);
                        }
                    }
                }
            }
        }
        return resources;
    }

    private static ObjectNode resource(int observed) {
        var resource = JSON.createObjectNode()
                .put("apiVersion", "vivenu-operator.io/v1alpha1")
                .put("kind", "VivenuRegion");
        resource.putObject("metadata").put("name", "dach").put("generation", 2);
        var status = resource.putObject("status");
        if (observed > 0) {
            status.put("observedGeneration", observed);
        }
        return resource;
    }

    private static void add(ObjectNode resource, List<String> conditions) {
        var list = ((ObjectNode) resource.path("status")).putArray("conditions");
        for (var at = 0; at < conditions.size(); at += 2) {
            if (!conditions.get(at + 1).equals("absent")) {
                list.addObject()
                        .put("type", conditions.get(at))
                        .put("status", conditions.get(at + 1))
                        .put("reason", "AReason")
                        .put("message", "A message.");
            }
        }
    }

    private static List<JsonNode> samples() throws IOException {
        var samples = new ArrayList<JsonNode>();
        try (var files = Files.list(SAMPLES)) {
            for (var file : files.sorted().toList()) {
                samples.add(new KubernetesSerialization().unmarshal(Files.readString(file), JsonNode.class));
            }
        }
        return samples;
    }
}
