package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.ownership.ServerSideApply;

/** Makes, pauses and removes the Jobs of syncs. */
final class SyncJobs {
    private final KubernetesClient client;
    private final SyncPods pods;
    private final SyncPlace place;

    SyncJobs(KubernetesClient client, SyncPods pods, SyncPlace place) {
        this.client = client;
        this.pods = pods;
        this.place = place;
    }

    /** The name is the sync's own, so there is never a second one. */
    void start(VivenuHistoricalSync sync, VivenuRegion region) {
        ServerSideApply.createOnce(pods.job(sync, region), client);
    }

    /** Lets its pod work, or has it stopped; does nothing if that is so. */
    void pause(Job job, boolean isPaused) {
        if (Boolean.TRUE.equals(job.getSpec().getSuspend()) != isPaused) {
            client.resource(job)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":" + isPaused + "}}");
        }
    }

    /** Kubernetes stops the pod; a Job that is not there needs nothing. */
    void remove(VivenuHistoricalSync sync) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(place.namespace())
                .withName(SyncPlace.job(sync))
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }
}
