package io.vivenuoperator.operator.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.operator.condition.ConditionSet;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.event.EventWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second kind against a real API server, using only the kit. */
class ErrandIT {
    private static final String NAMESPACE = "default";
    private static final String CRD = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: { name: errands.test.vivenu-operator.io }
            spec:
              group: test.vivenu-operator.io
              scope: Namespaced
              names: { kind: Errand, plural: errands, singular: errand }
              versions:
                - name: v1
                  served: true
                  storage: true
                  subresources: { status: {} }
                  schema:
                    openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true }
            """;

    private final ApiServer server = ApiServer.start();
    private final KubernetesClient client = server.client();
    private Operator operator;

    @BeforeEach
    void start() {
        var crd = client.resource(Serialization.unmarshal(CRD, CustomResourceDefinition.class));
        crd.create();
        await().atMost(Duration.ofSeconds(30)).until(() -> isEstablished(crd.get()));
        var form = new ErrandConditionForm();
        var writer = new EventWriter(client, "test.vivenu-operator.io/errands", "it", Clock.systemUTC());
        operator =
                new Operator(overrider -> overrider.withKubernetesClient(client).withCloseClientOnStop(false));
        operator.register(new ErrandReconciler(
                new ConditionSet<>(form, Clock.systemUTC()), new ConditionEvents<>(writer, form, Errand.Type.Done)));
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.stop();
        server.close();
    }

    @Test
    void anErrandRunsAndSaysSo() {
        // given
        create("berlin");
        eventually(
                () -> assertThat(done("berlin").map(Errand.Condition::reason)).contains("Running"));
        var job = client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName("berlin")
                .get();

        // when
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("berlin-x")
                        .withNamespace(NAMESPACE)
                        .withLabels(job.getSpec().getTemplate().getMetadata().getLabels())
                        .endMetadata()
                        .withSpec(job.getSpec().getTemplate().getSpec())
                        .build())
                .create();
        end("berlin-x", "Tickets brought.");

        // then
        eventually(() -> assertThat(done("berlin"))
                .hasValueSatisfying(done -> assertThat(done)
                        .returns(ConditionStatus.TRUE, Errand.Condition::status)
                        .returns("Ran", Errand.Condition::reason)
                        .returns("Tickets brought.", Errand.Condition::message)));
        eventually(() -> assertThat(
                        client.v1().events().inNamespace(NAMESPACE).list().getItems())
                .anyMatch(event -> event.getReason().equals("Ran")
                        && event.getInvolvedObject().getKind().equals("Errand")));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return Optional.ofNullable(crd.getStatus()).map(CustomResourceDefinitionStatus::getConditions).stream()
                .flatMap(List::stream)
                .anyMatch(
                        c -> c.getType().equals("Established") && c.getStatus().equals("True"));
    }

    private void create(String name) {
        var errand = new Errand();
        errand.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(NAMESPACE).build());
        errand.setSpec(new Errand.Spec("registry.local/errand:1"));
        client.resource(errand).create();
    }

    private void end(String pod, String message) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .editStatus(running -> new PodBuilder(running)
                        .withNewStatus()
                        .withPhase("Succeeded")
                        .addNewContainerStatus()
                        .withName(ErrandReconciler.CONTAINER)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(0)
                        .withReason("Completed")
                        .withMessage(message)
                        .withStartedAt("2026-11-22T06:00:00Z")
                        .withFinishedAt("2026-11-22T06:00:05Z")
                        .endTerminated()
                        .endState()
                        .withImage("registry.local/errand:1")
                        .withImageID("")
                        .withReady(false)
                        .withRestartCount(0)
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    private Optional<Errand.Condition> done(String name) {
        return client.resources(Errand.class).inNamespace(NAMESPACE).withName(name).get().conditions().stream()
                .findFirst();
    }
}
