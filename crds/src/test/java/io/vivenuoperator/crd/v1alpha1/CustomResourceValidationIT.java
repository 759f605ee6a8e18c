package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedApiServer.class)
class CustomResourceValidationIT {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final KubernetesClient client;

    CustomResourceValidationIT(ApiServer server) {
        client = server.client();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void acceptsValid(Path file) throws IOException {
        // given
        var manifest = resource(YAML.readTree(file.toFile()));

        // when
        var stored = client.resource(manifest).inNamespace("default").dryRun().create();

        // then
        assertThat(stored.getMetadata().getUid()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void refusesInvalidAndSaysWhatToFix(Path file) throws IOException {
        // given
        var document = YAML.readTree(file.toFile());
        var manifest = resource(document.get("resource"));

        // when, then
        assertThatThrownBy(() -> client.resource(manifest)
                        .inNamespace("default")
                        .dryRun()
                        .create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(422))
                .hasMessageContaining(document.get("expectedMessage").asText());
    }

    @Test
    void fillsInTheDefaultsThatTheRecordsHave() {
        // given
        var region = region("defaults");

        // when
        var stored = client.resource(region).create();

        // then
        assertThat(stored.getSpec())
                .isEqualTo(
                        new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
    }

    @Test
    void refusesAnotherEnvironmentForAnExistingRegion() {
        // given
        client.resource(region("moved")).create();

        // when, then
        assertThatThrownBy(() -> client.resources(VivenuRegion.class)
                        .inNamespace("default")
                        .withName("moved")
                        .edit(stored -> {
                            var spec = stored.getSpec();
                            stored.setSpec(new VivenuRegionSpec(
                                    VivenuEnvironment.DEVELOPMENT, null, spec.apiKeySecretRef(), null, null, null));
                            return stored;
                        }))
                .hasMessageContaining("spec.environment is immutable");
    }

    private static VivenuRegion region(String name) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace("default");
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        return region;
    }

    static List<Path> valid() throws IOException {
        return files("valid");
    }

    static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    private static List<Path> files(String folder) throws IOException {
        var all = new ArrayList<Path>();
        for (var shape : PublishedCrd.SHAPES) {
            try (var files = Files.list(shape.manifests().resolve(folder))) {
                files.sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static GenericKubernetesResource resource(JsonNode node) {
        return Serialization.unmarshal(node.toString(), GenericKubernetesResource.class);
    }
}
