package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rule that came after a region was stored keeps nobody from changing anything else about it. */
@ExtendWith(SharedApiServer.class)
class StoredRegionsIT {
    private static final Path RELEASED = Path.of("released", "v1alpha1-0.1.0.yaml");
    private static final Path INVALID = Path.of("src", "test", "resources", "manifests", "invalid");
    /** A group of its own: the server has the current CRD in the usual one. */
    private static final String GROUP = "stored.example.com";

    private static final int LEAST_STORED = 80;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final KubernetesClient client;

    StoredRegionsIT(ApiServer server) {
        client = server.client();
    }

    @Test
    void whatAnEarlierReleaseTookIsStillReconciledAndChanged() throws IOException {
        // given
        var crd = crd(RELEASED);
        client.resource(crd).create();
        client.resource(crd).waitUntilCondition(StoredRegionsIT::isEstablished, 30, TimeUnit.SECONDS);
        var stored = storedBefore();
        assertThat(stored).hasSizeGreaterThan(LEAST_STORED);

        // when
        client.resource(crd(PublishedCrd.FILE)).forceConflicts().serverSideApply();
        awaitTheNewRules(stored.getFirst());

        // then
        assertThat(stored).allSatisfy(name -> {
            merge(
                    region(name),
                    "{\"metadata\":{\"annotations\":{\"looked\":\"at\"},\"finalizers\":[\"example.com/kept\"]}}");
            merge(region(name), "{\"spec\":{\"polling\":{\"suspend\":true}}}");
            merge(region(name), "{\"spec\":{\"apiKeySecretRef\":{\"key\":\"other\"}}}".replace("other", key(name)));
            region(name)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"observedGeneration\":2}}");
            merge(region(name), "{\"metadata\":{\"finalizers\":null}}");
            region(name).delete();
        });
    }

    /** Another Secret key, but for the regions that are about it. */
    private String key(String name) {
        return name.startsWith("api-key") || name.startsWith("signing-key")
                ? spec(name).at("/apiKeySecretRef/key").asText()
                : "other";
    }

    /** By name, the manifests that are refused today and were stored then. */
    private List<String> storedBefore() throws IOException {
        var stored = new ArrayList<String>();
        try (var files = Files.list(INVALID)) {
            for (var file : files.sorted().toList()) {
                var manifest = (ObjectNode) YAML.readTree(file.toFile()).get("resource");
                var name = file.getFileName().toString().replace(".yaml", "");
                manifest.put("apiVersion", GROUP + "/v1alpha1");
                ((ObjectNode) manifest.get("metadata")).put("name", shortened(name));
                if (isTaken(manifest)) {
                    stored.add(shortened(name));
                }
            }
        }
        return stored;
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40).replaceFirst("-+$", "") : name;
    }

    private boolean isTaken(JsonNode manifest) {
        try {
            client.resource(Serialization.unmarshal(manifest.toString(), GenericKubernetesResource.class))
                    .inNamespace("default")
                    .create();
            return true;
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).isIn(400, 422);
            return false;
        }
    }

    /** A CRD takes a moment to take effect: until a copy of what is stored is refused. */
    private void awaitTheNewRules(String name) {
        var copy = client.getKubernetesSerialization().clone(region(name).get());
        copy.getMetadata().setName("a-copy");
        copy.getMetadata().setResourceVersion(null);
        copy.getMetadata().setUid(null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatThrownBy(() -> client.resource(copy)
                                .inNamespace("default")
                                .dryRun()
                                .create())
                        .isInstanceOf(KubernetesClientException.class));
    }

    private JsonNode spec(String name) {
        return client.getKubernetesSerialization()
                .convertValue(region(name).get(), JsonNode.class)
                .path("spec");
    }

    private static void merge(Resource<GenericKubernetesResource> region, String patch) {
        region.patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private Resource<GenericKubernetesResource> region(String name) {
        var kind = new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion("v1alpha1")
                .withKind("VivenuRegion")
                .withPlural("vivenuregions")
                .withNamespaced(true)
                .build();
        return client.genericKubernetesResources(kind).inNamespace("default").withName(name);
    }

    private static CustomResourceDefinition crd(Path file) throws IOException {
        var crd = Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
        crd.getMetadata().setName("vivenuregions." + GROUP);
        crd.getSpec().setGroup(GROUP);
        return crd;
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
    }
}
