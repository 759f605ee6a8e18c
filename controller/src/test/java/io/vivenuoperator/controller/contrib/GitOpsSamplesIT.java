package io.vivenuoperator.controller.contrib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples for Argo CD and Flux, judged by their own CRDs on a real API server. */
@ExtendWith(SharedApiServer.class)
class GitOpsSamplesIT {
    private static final Path CONTRIB = Path.of("..", "contrib");
    private static final String NAMESPACE = "gitops-samples";
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @BeforeAll
    static void install(ApiServer server, @TempDir Path folder) throws IOException, InterruptedException {
        var client = server.client();
        for (var file : Judge.crds(folder)) {
            var crd = YAML.unmarshal(Files.readString(file), CustomResourceDefinition.class);
            client.resource(crd).serverSideApply();
        }
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"argocd/application.yaml", "argocd/region.yaml", "flux/operator.yaml", "flux/regions.yaml"})
    void aSampleIsTakenAsItIs(String file, ApiServer server) throws IOException {
        assertThat(objects(file)).isNotEmpty().allSatisfy(object -> taken(file, () -> create(server.client(), object)));
    }

    @Test
    void everySampleIsListedAbove() throws IOException {
        try (var files = Files.walk(CONTRIB)) {
            assertThat(files.map(CONTRIB::relativize).map(Path::toString))
                    .filteredOn(file -> file.endsWith(".yaml") && !file.contains("test"))
                    .containsExactlyInAnyOrder(
                            "argocd/application.yaml", "argocd/region.yaml", "flux/operator.yaml", "flux/regions.yaml");
        }
    }

    /** Or the samples prove nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"interval: 1h|interval: soon", "chartRef:|chartReference:", "retries: 3|retries: many"})
    void aPlantedMistakeIsRefused(String mistake, ApiServer server) throws IOException {
        // given
        var words = mistake.split("\\|", -1);
        var sample = Files.readString(CONTRIB.resolve("flux/operator.yaml"));
        var planted = parsed(sample.replace(words[0], words[1]));

        // then
        assertThatThrownBy(() -> {
                    for (var object : planted) {
                        create(server.client(), object);
                    }
                })
                .hasMessageContaining(words[1].split(":", -1)[0]);
    }

    /** A server answers for a new CRD a moment after it took it. */
    private static void taken(String what, Runnable creation) {
        await().alias(what).atMost(Duration.ofSeconds(30)).untilAsserted(creation::run);
    }

    private static void create(KubernetesClient client, HasMetadata object) {
        client.resource(object)
                .inNamespace(NAMESPACE)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();
    }

    private static List<HasMetadata> objects(String file) throws IOException {
        return parsed(Files.readString(CONTRIB.resolve(file)));
    }

    private static List<HasMetadata> parsed(String yaml) {
        return Stream.of(yaml.split("(?m)^---$", -1))
                .map(document -> {
                    var object = YAML.unmarshal(document, GenericKubernetesResource.class);
                    object.getMetadata().setNamespace(NAMESPACE);
                    return (HasMetadata) object;
                })
                .toList();
    }
}
