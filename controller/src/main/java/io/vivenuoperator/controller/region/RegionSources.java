package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.vivenuoperator.controller.naming.Labels;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What wakes a region: the Secrets it names, its CronJobs, and the pods of its polls. */
final class RegionSources {
    private static final String BY_SECRET = "by-secret";

    private RegionSources() {}

    static List<EventSource<?, VivenuRegion>> of(EventSourceContext<VivenuRegion> context) {
        return List.of(secrets(context), cronJobs(context), pods(context));
    }

    /** Both directions: a Secret may be there before its region, or come after it. */
    private static EventSource<?, VivenuRegion> secrets(EventSourceContext<VivenuRegion> context) {
        context.getPrimaryCache()
                .addIndexer(
                        BY_SECRET,
                        region -> secretsOf(region).stream()
                                .map(id -> index(id.getNamespace().orElse(""), id.getName()))
                                .toList());
        var configuration = InformerEventSourceConfiguration.from(Secret.class, VivenuRegion.class)
                .withName("secrets")
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(secret -> context
                        .getPrimaryCache()
                        .byIndex(
                                BY_SECRET,
                                index(
                                        secret.getMetadata().getNamespace(),
                                        secret.getMetadata().getName()))
                        .stream()
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
                .withPrimaryToSecondaryMapper((VivenuRegion region) -> secretsOf(region))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private static Set<ResourceID> secretsOf(VivenuRegion region) {
        var namespace = region.getMetadata().getNamespace();
        return Set.copyOf(List.of(
                new ResourceID(region.getSpec().apiKeySecretRef().name(), namespace),
                new ResourceID(SigningKeys.ref(region).name(), namespace)));
    }

    private static String index(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static EventSource<?, VivenuRegion> cronJobs(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(CronJob.class, VivenuRegion.class)
                .withName("cron-jobs")
                .withNamespacesInheritedFromController()
                .withLabelSelector(Labels.SELECTOR)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(VivenuRegion.class))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** A poll's pod belongs to a Job; the region is on its label. */
    private static EventSource<?, VivenuRegion> pods(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(Pod.class, VivenuRegion.class)
                .withName("poller-pods")
                .withNamespacesInheritedFromController()
                .withLabelSelector(Labels.POLL_SELECTOR)
                .withSecondaryToPrimaryMapper(pod -> Set.of(new ResourceID(
                        pod.getMetadata().getLabels().get(Labels.REGION),
                        pod.getMetadata().getNamespace())))
                .build();
        return new InformerEventSource<>(configuration, context);
    }
}
