package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second installation whose namespace is deleted with everything in it: controller, keys, rights and regions. */
@OnACluster
class InstallationGoneE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SELLER = "benelux";

    private final Stack stack;
    private final String namespace;

    InstallationGoneE2E(Stack stack) {
        this.stack = stack;
        this.namespace = stack.namespace() + "-gone";
    }

    /** Whatever failed: a namespace that is not cleaned up here would stay for good. */
    @AfterEach
    void clean() {
        stack.client()
                .resources(VivenuRegion.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(region -> stack.client().resource(region).edit(held -> {
                    held.getMetadata().setFinalizers(List.of());
                    return held;
                }));
        stack.client().namespaces().withName(namespace).delete();
    }

    @Test
    void aDeletedNamespaceEndsAndLeavesNoWebhook() {
        // given
        install();
        applyRegion();
        var region = new Region(stack.client(), namespace, SELLER).awaitReady();
        assertThat(webhooks()).contains(region.status().webhook().url());

        // when
        stack.client().namespaces().withName(namespace).delete();

        // then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Optional.ofNullable(
                                stack.client().namespaces().withName(namespace).get())
                        .isEmpty());
        assertThat(webhooks()).noneMatch(url -> url.contains(namespace));
    }

    private void install() {
        StrictNamespace.create(stack.client(), namespace);
        new Helm(Stack.REPOSITORY.resolve("helm/vivenu-operator"))
                .install()
                .withKubeConfig(stack.kubeconfig())
                .withName("gone")
                .withNamespace(namespace)
                .withValuesFile(Stack.REPOSITORY.resolve("dev/values.yaml"))
                .set("webhook.baseUrl", "http://gone-receiver.%s.svc:8080".formatted(namespace))
                .set("receiver.service.type", "ClusterIP")
                .set("database.evaluation.image", Images.postgres())
                .set("crds.install", false)
                .waitReady()
                .withTimeout(180)
                .call();
    }

    private void applyRegion() {
        for (var yaml : List.of("""
                apiVersion: v1
                kind: Secret
                metadata: { name: vivenu-%1$s }
                stringData: { apiKey: "sim-key-%1$s" }
                """, """
                apiVersion: vivenu-operator.io/v1alpha1
                kind: VivenuRegion
                metadata: { name: %1$s }
                spec:
                  environment: Development
                  baseUrl: http://simulator.%2$s.svc:8090/api
                  apiKeySecretRef: { name: vivenu-%1$s, key: apiKey }
                """)) {
            stack.client()
                    .resource(yaml.formatted(SELLER, stack.namespace()))
                    .inNamespace(namespace)
                    .create();
        }
    }

    private List<String> webhooks() {
        return stack.simulator()
                .webhooks(SELLER)
                .valueStream()
                .map(InstallationGoneE2E::url)
                .toList();
    }

    private static String url(JsonNode webhook) {
        return webhook.path("url").asText();
    }
}
