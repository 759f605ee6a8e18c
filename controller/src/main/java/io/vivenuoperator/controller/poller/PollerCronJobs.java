package io.vivenuoperator.controller.poller;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.util.Arrays;
import java.util.List;

/** A region's CronJobs as they shall be. */
public final class PollerCronJobs {
    private static final int KEPT = 1;
    private static final long LATEST_START_SECONDS = 300L;

    private final PollerPods pods;

    public PollerCronJobs(PollerPods pods) {
        this.pods = pods;
    }

    /**
     * One for each kind.
     *
     * @param usable whether there is an API key worth polling with; a refused key must not be tried by polls either
     */
    public List<CronJob> desired(VivenuRegion region, boolean usable) {
        return Arrays.stream(RunKind.values())
                .map(kind -> desired(region, kind, usable))
                .toList();
    }

    private CronJob desired(VivenuRegion region, RunKind kind, boolean usable) {
        var polling = region.getSpec().polling();
        return new CronJobBuilder()
                .withNewMetadata()
                .withName(RegionNames.cronJob(region, kind))
                .withNamespace(region.getMetadata().getNamespace())
                .withLabels(ResourceLabels.of(region, kind))
                .withOwnerReferences(Ownership.reference(region))
                .endMetadata()
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
                .withLabels(ResourceLabels.of(region, kind))
                .endMetadata()
                .withSpec(pods.job(region, kind))
                .endJobTemplate()
                .endSpec()
                .build();
    }

    /** The schedule as it is given to Kubernetes. */
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
