package io.vivenuoperator.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is transferred when the Secrets of a namespace are watched. */
@ExtendWith(SharedApiServer.class)
class MetadataOnlyIT {
    private static final String NAMESPACE = "metadata-only";

    @Test
    void aWatchOverSecretsBringsNamesAndVersionsAndNoContent(ApiServer server) {
        try (var client = new KubernetesClientBuilder()
                .withConfig(server.config())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor(MetadataOnlySecrets.NAME, new MetadataOnlySecrets()))
                .build()) {
            // given
            namespace(server.client());
            secret(server.client(), "before");
            var seen = new CopyOnWriteArrayList<GenericKubernetesResource>();

            // when
            try (var informer = client.genericKubernetesResources("v1", "Secret")
                    .inNamespace(NAMESPACE)
                    .inform(new Recording(seen))) {
                secret(server.client(), "after");
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(seen)
                                .extracting(secret -> secret.getMetadata().getName())
                                .contains("before", "after"));
                assertThat(informer.isWatching()).isTrue();
            }

            // then
            assertThat(seen).allSatisfy(secret -> {
                assertThat(secret.getMetadata().getResourceVersion()).isNotEmpty();
                assertThat(secret.getAdditionalProperties()).doesNotContainKey("data");
            });
            assertThat(client.secrets()
                            .inNamespace(NAMESPACE)
                            .withName("after")
                            .get()
                            .getData())
                    .containsKey("key");
        }
    }

    private static void namespace(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    private static void secret(KubernetesClient client, String name) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withStringData(Map.of("key", "value"))
                        .build())
                .create();
    }

    private record Recording(List<GenericKubernetesResource> seen)
            implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource added) {
            seen.add(added);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            seen.add(now);
        }

        @Override
        public void onDelete(GenericKubernetesResource deleted, boolean finalStateUnknown) {}
    }
}
