package io.vivenuoperator.controller.cronjob;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Arrays;
import java.util.List;

/** The desired CronJobs of a region. */
public final class PollerCronJobs {
    private static final int KEPT = 1;
    private static final long LATEST_START_SECONDS = 300L;

    private final PollerPods pods;

    public PollerCronJobs(PollerPods pods) {
        this.pods = pods;
    }

    /**
     * One per kind of run.
     *
     * @param usable whether there is a usable API key; polls must not try a refused key either
     */
    public List<CronJob> desired(VivenuRegion region, boolean usable) {
        return Arrays.stream(RunKind.values())
                .map(kind -> desired(region, kind, usable))
                .toList();
    }

    private CronJob desired(VivenuRegion region, RunKind kind, boolean usable) {
        var polling = region.getSpec().polling();
        return new CronJobBuilder()
                .withMetadata(pods.place().meta(region, pods.place().cronJob(region, kind), kind))
                .withNewSpec()
                .withSchedule(schedule(region, kind))
                .withTimeZone(polling.timeZone())
                .withSuspend(polling.suspend() || !usable)
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(LATEST_START_SECONDS)
                .withSuccessfulJobsHistoryLimit(KEPT)
                .withFailedJobsHistoryLimit(KEPT)
                .withNewJobTemplate()
                .withNewMetadata()
                .withLabels(pods.place().labels(region, kind))
                .endMetadata()
                .withSpec(pods.job(region, kind))
                .endJobTemplate()
                .endSpec()
                .build();
    }

    /** The schedule as passed to Kubernetes. */
    public static String schedule(VivenuRegion region, RunKind kind) {
        var polling = region.getSpec().polling();
        var wanted =
                switch (kind) {
                    case INCREMENTAL -> polling.schedule();
                    case FULL -> polling.fullSchedule();
                };
        var meta = region.getMetadata();
        return ScheduleJitter.apply(wanted.strip(), meta.getNamespace() + "/" + meta.getName() + "/" + kind.argument());
    }
}
