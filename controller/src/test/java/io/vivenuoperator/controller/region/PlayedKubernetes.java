package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Plays kube-controller-manager where there is only an API server: creates a Job's pod and, if that is refused, writes the
 * refusal into an Event, word for word. It also fills in a quota's usage, without which the server does not enforce it.
 */
record PlayedKubernetes(KubernetesClient client, String namespace, Clock clock) {
    /** One pass of the Job controller. Empty if the pod was refused. */
    Optional<Pod> makePod(Job job) {
        var name = job.getMetadata().getName();
        var template = job.getSpec().getTemplate();
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName(name + "-" + UUID.randomUUID().toString().substring(0, 5))
                .withNamespace(namespace)
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
        try {
            return Optional.of(client.resource(pod).create());
        } catch (KubernetesClientException e) {
            event(
                    "Job",
                    job.getMetadata(),
                    "FailedCreate",
                    "Error creating: " + e.getStatus().getMessage());
            return Optional.empty();
        }
    }

    Event event(String kind, ObjectMeta about, String reason, String message) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(about.getName() + "."
                                + UUID.randomUUID().toString().substring(0, 8))
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind(kind)
                        .withName(about.getName())
                        .withNamespace(namespace)
                        .withUid(about.getUid())
                        .endInvolvedObject()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withFirstTimestamp(now)
                        .withLastTimestamp(now)
                        .withCount(1)
                        .withNewSource()
                        .withComponent("job-controller")
                        .endSource()
                        .build())
                .create();
    }

    void quota(String resource, String hard, String used) {
        var quota = client.resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("limit")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of(resource, new Quantity(hard)))
                        .endSpec()
                        .build())
                .create();
        client.resource(quota)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"hard\":{\"%1$s\":\"%2$s\"},\"used\":{\"%1$s\":\"%3$s\"}}}"
                                .formatted(resource, hard, used));
    }

    void liftQuota() {
        client.resourceQuotas().inNamespace(namespace).withName("limit").delete();
    }
}
