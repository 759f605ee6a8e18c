package io.vivenuoperator.controller.cronjob;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.cache.CompressedItemStore;
import io.vivenuoperator.operator.cache.LeanInformerEventSource;
import java.util.Set;

/** Notices that somebody changed or removed a region's CronJob. */
public final class CronJobSource {
    /** Lists are read in pages, so that a start does not need memory for all objects at once. */
    private static final long PAGE = 200;

    private CronJobSource() {}

    public static EventSource<?, VivenuRegion> of(EventSourceContext<VivenuRegion> context, PollPlace place) {
        var configuration = InformerEventSourceConfiguration.from(CronJob.class, VivenuRegion.class)
                .withName("cron-jobs")
                .withItemStore(
                        new CompressedItemStore<>(context.getClient().getKubernetesSerialization(), CronJob.class))
                .withInformerListLimit(PAGE)
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(ResourceLabels.POLL_SELECTOR)
                .withSecondaryToPrimaryMapper(cronJob -> Set.of(PollPlace.regionOf(cronJob)))
                .build();
        return new LeanInformerEventSource<>(configuration, context, CronJobSource::whoseItIs);
    }

    private static CronJob whoseItIs(CronJob cronJob) {
        var meta = cronJob.getMetadata();
        return new CronJobBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .withGeneration(meta.getGeneration())
                .withLabels(meta.getLabels())
                .withOwnerReferences(meta.getOwnerReferences())
                .endMetadata()
                .build();
    }
}
