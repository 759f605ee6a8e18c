package io.vivenuoperator.controller.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health script in Argo CD's own Lua, with the libraries that it opens: {@link ArgoHealthTest} runs it in another one. */
class ArgoHealthIT {
    private static final Path FOLDER = Path.of("..", "contrib", "argocd");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void everySampleIsAsHealthyAsItsTestSays() throws IOException, InterruptedException {
        // given
        var samples = ArgoHealthTest.samples();
        var resources = new ArrayList<JsonNode>();
        for (var sample : samples) {
            resources.add(new KubernetesSerialization()
                    .unmarshal(Files.readString(FOLDER.resolve(sample.input())), JsonNode.class));
        }

        // when
        var healths = new ArrayList<List<String>>();
        for (var line :
                Judge.of(folder, resources, "lua", FOLDER.resolve("health.lua").toString())) {
            var health = JSON.readTree(line);
            healths.add(List.of(
                    health.path("status").asText(), health.path("message").asText()));
        }

        // then
        assertThat(healths)
                .containsExactlyElementsOf(samples.stream()
                        .map(sample -> List.of(sample.status(), sample.message()))
                        .toList());
    }
}
