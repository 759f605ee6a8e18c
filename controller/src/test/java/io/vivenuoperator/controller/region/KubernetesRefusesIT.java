package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kubernetes refuses what the controller writes, or blocks the receivers' pods. */
class KubernetesRefusesIT extends OnAnApiServer {
    private PlayedKubernetes kubernetes;

    @BeforeEach
    void given() {
        kubernetes = new PlayedKubernetes(it.client, it.namespace, it.clock);
        it.apiKey(KEY);
    }

    @Test
    @Reaches({"PollersScheduled/KubernetesRefused", "Ready/KubernetesRefused"})
    void aCronJobThatAQuotaRefusesIsNamedAndComesWhenThereIsRoom() {
        // given
        it.readyReceiver();
        kubernetes.quota("count/cronjobs.batch", "0", "0");
        isEnforced("count/cronjobs.batch");

        // when
        it.region("dach");

        // then
        expect(POLLERS_SCHEDULED, "FALSE KubernetesRefused");
        assertThat(message(POLLERS_SCHEDULED)).contains("dach-incremental", "exceeded quota: limit", "Raise");
        expect(READY, "FALSE KubernetesRefused");
        expect(WEBHOOK_REGISTERED, "TRUE Registered");

        // when
        kubernetes.liftQuota();

        // then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(it.condition("dach", READY)).isEqualTo("TRUE Ready"));
    }

    @Test
    void aFirstPollThatAQuotaRefusesIsNamedAndKeepsNothingElse() {
        // given
        it.readyReceiver();
        kubernetes.quota("count/jobs.batch", "0", "0");
        isEnforced("count/jobs.batch");

        // when
        it.region("dach");

        // then
        expect(READY, "TRUE Ready");
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH)).contains("dach-first-poll", "exceeded quota: limit");
    }

    @Test
    @Reaches("WebhookRegistered/KubernetesRefused")
    void aSigningKeyThatCanNotBeStoredIsNamed() {
        // given
        it.readyReceiver();
        kubernetes.quota("count/secrets", "2", "2");
        isEnforced("count/secrets");

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE KubernetesRefused");
        assertThat(message(WEBHOOK_REGISTERED)).contains("dach-webhook-signing-key", "exceeded quota: limit");
        expect(POLLERS_SCHEDULED, "TRUE Scheduled");
    }

    @Test
    void aRegistryThatCanNotBeWrittenIsNamed() {
        // given
        it.readyReceiver();
        it.secret("hooks", "unrelated", "change");
        it.client
                .secrets()
                .inNamespace(it.namespace)
                .withName(Installation.REGISTRY)
                .delete();
        it.secret("dach-webhook-signing-key", "signingKey", "canary-signing-key");
        kubernetes.quota("count/secrets", "3", "3");
        isEnforced("count/secrets");

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE KubernetesRefused");
        assertThat(message(WEBHOOK_REGISTERED))
                .contains(Installation.REGISTRY, "exceeded quota: limit")
                .doesNotContain("canary");
    }

    @Test
    void receiversWhosePodsAreRefusedAreToldByTheirDeployment() {
        // given
        var deployment = it.client
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName("vivenu-receiver")
                        .withNamespace(it.namespace)
                        .withLabels(Map.of("app.kubernetes.io/component", "webhook-receiver"))
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .withMatchLabels(Map.of("app", "receiver"))
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(Map.of("app", "receiver"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("receiver")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        it.client
                .resource(deployment)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"conditions\":[{\"type\":\"ReplicaFailure\",\"status\":\"True\",\"reason\":\"FailedCreate\",\"message\":\"pods \\\"vivenu-receiver-x\\\" is forbidden: exceeded quota: pods\"}]}}");

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE NoReadyReceivers");
        assertThat(message(WEBHOOK_REGISTERED)).contains("vivenu-receiver: FailedCreate", "exceeded quota: pods");
    }

    @Test
    void receiversWhosePodsDoNotStartAreToldByThem() {
        // given
        it.pod(
                "receiver",
                Map.of("app.kubernetes.io/component", "webhook-receiver"),
                "{\"status\":{\"phase\":\"Pending\",\"containerStatuses\":[{\"name\":\"receiver\",\"image\":\"registry.local/receiver:1\",\"imageID\":\"\",\"ready\":false,\"restartCount\":0,\"state\":{\"waiting\":{\"reason\":\"ErrImagePull\",\"message\":\"canary token\"}}}]}}");

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE NoReadyReceivers");
        eventually(() -> assertThat(message(WEBHOOK_REGISTERED))
                .contains("Pod receiver: ImagePullBackOff (registry.local/receiver:1)", "image.pullSecrets")
                .doesNotContain("canary"));
    }

    /** The server's own copy of a quota is updated a moment later. */
    private void isEnforced(String resource) {
        eventually(() -> assertThat(it.client
                        .resourceQuotas()
                        .inNamespace(it.namespace)
                        .withName("limit")
                        .get()
                        .getStatus()
                        .getHard())
                .containsKey(resource));
    }
}
