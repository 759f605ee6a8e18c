package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One installation for regions in other namespaces, with the chart's cluster-wide roles. */
class EverywhereIT {
    private static final String KEY = "canary-api-key-1";

    private static ApiServer server;

    @BeforeAll
    static void startServer() {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void regionsOfTwoNamespacesLiveSideBySideUnderTheSameName() throws IOException {
        try (var it = new Installation(server, "platform", WatchScope.ALL_NAMESPACES)) {
            // given
            it.vivenu.accepting(KEY, "seller-dach");
            it.readyReceiver();

            // when
            region(it.client, "berlin");
            region(it.client, "zurich");

            // then
            OnAnApiServer.eventually(() -> assertThat(List.of(ready(it.client, "berlin"), ready(it.client, "zurich")))
                    .containsOnly("TRUE"));
            assertThat(it.vivenu.webhooksOf("seller-dach").stream().map(Webhook::url))
                    .containsExactlyInAnyOrder(
                            "https://hooks.example.com/webhooks/berlin/dach",
                            "https://hooks.example.com/webhooks/zurich/dach");
            assertThat(it.client
                            .batch()
                            .v1()
                            .cronjobs()
                            .inNamespace("platform")
                            .list()
                            .getItems())
                    .hasSize(4);
            assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                    .contains("\"berlin/dach\"", "\"zurich/dach\"");

            assertThat(may(it, "get", "berlin")).isTrue();
            assertThat(may(it, "list", "berlin")).isFalse();
            assertThat(may(it, "watch", null)).isFalse();
            assertThat(may(it, "list", null)).isFalse();

            // when
            regions(it.client, "berlin").delete();

            // then
            OnAnApiServer.eventually(
                    () -> assertThat(regions(it.client, "berlin").get()).isNull());
            assertThat(it.vivenu.webhooksOf("seller-dach").stream().map(Webhook::url))
                    .containsExactly("https://hooks.example.com/webhooks/zurich/dach");
            regions(it.client, "zurich").delete();
            OnAnApiServer.eventually(
                    () -> assertThat(regions(it.client, "zurich").get()).isNull());
        }
    }

    @Test
    void anInstallationForTwoNamespacesHasNoRightsElsewhere() throws IOException {
        // given
        List.of("north", "south", "west").forEach(namespace -> namespace(server.client(), namespace));
        try (var it = new Installation(server, "centre", "north,south")) {
            it.vivenu.accepting(KEY, "seller-dach");
            it.readyReceiver();

            // when
            region(it.client, "north");
            region(it.client, "south");

            // then
            OnAnApiServer.eventually(() -> assertThat(List.of(ready(it.client, "north"), ready(it.client, "south")))
                    .containsOnly("TRUE"));
            assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                    .contains("\"north/dach\"", "\"south/dach\"");
            assertThat(may(it, "list", "north")).isTrue();
            assertThat(may(it, "list", "west")).isFalse();
            assertThat(may(it, "list", null)).isFalse();
            assertThat(may(it, "get", "west")).isFalse();
            assertThat(mayReadOfItsOwn(it, "vivenu-operator-poll-keys")).isTrue();
            assertThat(mayReadOfItsOwn(it, "database")).isFalse();
            regions(it.client, "north").delete();
            regions(it.client, "south").delete();
            OnAnApiServer.eventually(() -> {
                assertThat(regions(it.client, "north").get()).isNull();
                assertThat(regions(it.client, "south").get()).isNull();
            });
        }
    }

    /** To Secrets; in all namespaces, if none is given. */
    private static boolean may(Installation it, String verb, @Nullable String namespace) {
        return may(it, verb, namespace, null);
    }

    private static boolean mayReadOfItsOwn(Installation it, String secret) {
        return may(it, "get", it.namespace, secret);
    }

    private static boolean may(Installation it, String verb, @Nullable String namespace, @Nullable String name) {
        return it.client
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(it.user())
                        .withNewResourceAttributes()
                        .withResource("secrets")
                        .withVerb(verb)
                        .withNamespace(namespace)
                        .withName(name)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    @Test
    void anInstallationForOneOtherNamespaceNeedsNothingElse() throws IOException {
        // given
        namespace(server.client(), "events");
        try (var it = new Installation(server, "tools", "events")) {
            it.vivenu.accepting(KEY, "seller-dach");
            it.readyReceiver();

            // when
            region(it.client, "events");

            // then
            OnAnApiServer.eventually(
                    () -> assertThat(ready(it.client, "events")).isEqualTo("TRUE"));
            assertThat(it.vivenu.webhooksOf("seller-dach").getFirst().url())
                    .isEqualTo("https://hooks.example.com/webhooks/dach");
            regions(it.client, "events").delete();
            OnAnApiServer.eventually(
                    () -> assertThat(regions(it.client, "events").get()).isNull());
        }
    }

    private static void region(KubernetesClient client, String namespace) {
        namespace(client, namespace);
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("vivenu-dach")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(Map.of("apiKey", KEY))
                        .build())
                .create();
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace(namespace);
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        client.resource(region).create();
    }

    private static void namespace(KubernetesClient client, String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());
    }

    private static Resource<VivenuRegion> regions(KubernetesClient client, String namespace) {
        return client.resources(VivenuRegion.class).inNamespace(namespace).withName("dach");
    }

    private static String ready(KubernetesClient client, String namespace) {
        return Optional.ofNullable(regions(client, namespace).get())
                .map(VivenuRegion::getStatus)
                .flatMap(status -> status.condition(ConditionType.READY))
                .map(condition -> condition.status().name())
                .orElse("");
    }
}
