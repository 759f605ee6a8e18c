package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.ownership.ServerSideApply;

/** Keeps the CronJobs of exports, begins the runs that do not wait for them, and removes both. */
final class ExportRuns {
    private final KubernetesClient client;
    private final ExportPods pods;
    private final ExportPlace place;

    ExportRuns(KubernetesClient client, ExportPods pods, ExportPlace place) {
        this.client = client;
        this.pods = pods;
        this.place = place;
    }

    /** @param isPaused whether it makes no runs for now */
    void schedule(SalesExport export, boolean isPaused, Context<SalesExport> context) {
        ServerSideApply.whereItDiffers(pods.cronJob(export, isPaused), CronJob.class, context);
    }

    /** The name is the generation's, so there is never a second one. */
    void begin(SalesExport export) {
        ServerSideApply.createOnce(pods.firstRun(export), client);
    }

    /** A run that is under way is stopped; the spreadsheet stays as it is. */
    void remove(SalesExport export) {
        client.batch()
                .v1()
                .cronjobs()
                .inNamespace(place.namespace())
                .withName(ExportPlace.cronJob(export))
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
        client
                .batch()
                .v1()
                .jobs()
                .inNamespace(place.namespace())
                .withLabel(ExportPlace.EXPORT, export.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(job -> ExportPlace.isOf(export, job))
                .forEach(job -> client.resource(job)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }
}
