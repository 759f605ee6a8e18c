package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.cache.CompressedItemStore;
import io.vivenuoperator.operator.cache.LeanInformerEventSource;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.SecretReferences;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What triggers a region: the Secrets it refers to, its CronJobs, and its polls. */
final class RegionSources {
    /** Lists are read in pages, so that a start does not need memory for all objects at once. */
    private static final long PAGE = 200;

    private RegionSources() {}

    static List<EventSource<?, VivenuRegion>> of(
            EventSourceContext<VivenuRegion> context, SecretReferences<VivenuRegion> secrets) {
        return Stream.concat(
                        Stream.of(
                                secrets.everybodys(context),
                                secrets.ours(context, "signing-keys", Ownership.SELECTOR + "," + ResourceLabels.REGION),
                                cronJobs(context)),
                        PollSources.of(context).stream())
                .toList();
    }

    /** The names of the Secrets that a region needs. */
    static Set<String> secretsOf(VivenuRegion region) {
        return Stream.of(
                        region.getSpec().apiKeySecretRef().name(),
                        SigningKeys.ref(region).name())
                .collect(Collectors.toSet());
    }

    private static EventSource<?, VivenuRegion> cronJobs(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(CronJob.class, VivenuRegion.class)
                .withName("cron-jobs")
                .withItemStore(
                        new CompressedItemStore<>(context.getClient().getKubernetesSerialization(), CronJob.class))
                .withInformerListLimit(PAGE)
                .withNamespacesInheritedFromController()
                .withLabelSelector(Ownership.SELECTOR)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(VivenuRegion.class))
                .build();
        return new LeanInformerEventSource<>(configuration, context, RegionSources::whoseItIs);
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
