package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.historical.DeliveryKeyRef;
import io.vivenuoperator.crd.v1alpha1.historical.SyncDelivery;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.NamedSecrets;
import io.vivenuoperator.operator.secret.SecretReader;
import io.vivenuoperator.operator.secret.SecretReferences;
import io.vivenuoperator.operator.secret.WatchedSecrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What triggers a sync: its region, the Secret it names, its Job and its pods. */
final class SyncSources {
    private static final String BY_REGION = "by-region";

    private final ControllerSettings settings;
    private final SyncPlace place;
    private final SecretReferences<VivenuHistoricalSync> secrets;

    SyncSources(ControllerSettings settings, SyncPlace place, SecretReader reader) {
        this.settings = settings;
        this.place = place;
        this.secrets = secrets(settings, reader);
    }

    private static SecretReferences<VivenuHistoricalSync> secrets(ControllerSettings settings, SecretReader reader) {
        return settings.scope().isEverywhere()
                ? new NamedSecrets<>(SyncSources::names, reader, settings.secretInterval())
                : new WatchedSecrets<>(
                        VivenuHistoricalSync.class,
                        SyncSources::names,
                        reader,
                        !settings.scope().isList(),
                        Ownership.SELECTOR + "," + SyncPlace.SYNC);
    }

    private static Set<String> names(VivenuHistoricalSync sync) {
        var signs = Optional.ofNullable(sync.getSpec().delivery())
                .map(SyncDelivery::signingKeySecretRef)
                .map(DeliveryKeyRef::name);
        var opens = Optional.ofNullable(sync.getSpec().output())
                .flatMap(output -> Optional.ofNullable(output.objectStore()))
                .map(store -> store.credentialsSecretRef().name());
        return Stream.concat(signs.stream(), opens.stream()).collect(Collectors.toSet());
    }

    SecretReferences<VivenuHistoricalSync> secrets() {
        return secrets;
    }

    List<EventSource<?, VivenuHistoricalSync>> of(EventSourceContext<VivenuHistoricalSync> context) {
        context.getPrimaryCache().addIndexer(BY_REGION, sync -> List.of(regionOf(sync)));
        return Stream.concat(
                        secrets.sources(context).stream(),
                        Stream.<EventSource<?, VivenuHistoricalSync>>of(
                                regions(context),
                                new InformerEventSource<>(jobs(), context),
                                new InformerEventSource<>(pods(), context)))
                .toList();
    }

    private EventSource<?, VivenuHistoricalSync> regions(EventSourceContext<VivenuHistoricalSync> context) {
        var configuration = InformerEventSourceConfiguration.from(VivenuRegion.class, VivenuHistoricalSync.class)
                .withName("regions")
                .withNamespacesInheritedFromController()
                .withLabelSelector(settings.scope().regionSelector())
                .withPrimaryToSecondaryMapper((VivenuHistoricalSync sync) -> Set.of(new ResourceID(
                        sync.getSpec().regionRef().name(), sync.getMetadata().getNamespace())))
                .withSecondaryToPrimaryMapper(region -> context
                        .getPrimaryCache()
                        .byIndex(
                                BY_REGION,
                                id(
                                        region.getMetadata().getNamespace(),
                                        region.getMetadata().getName()))
                        .stream()
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()));
        if (!settings.scope().isList()) {
            configuration.withItemStore(PruningItemStore.ofFieldOwners());
        }
        return new InformerEventSource<>(configuration.build(), context);
    }

    private InformerEventSourceConfiguration<Job> jobs() {
        return InformerEventSourceConfiguration.from(Job.class, VivenuHistoricalSync.class)
                .withName("sync-jobs")
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(SyncPlace.SELECTOR)
                .withSecondaryToPrimaryMapper(job -> Set.of(SyncPlace.syncOf(job)))
                .build();
    }

    private InformerEventSourceConfiguration<Pod> pods() {
        return InformerEventSourceConfiguration.from(Pod.class, VivenuHistoricalSync.class)
                .withName("sync-pods")
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(SyncPlace.SELECTOR)
                .withSecondaryToPrimaryMapper(pod -> Set.of(SyncPlace.syncOf(pod)))
                .build();
    }

    private static String regionOf(VivenuHistoricalSync sync) {
        return id(sync.getMetadata().getNamespace(), sync.getSpec().regionRef().name());
    }

    private static String id(String namespace, String name) {
        return namespace + "/" + name;
    }

    /** Of this very sync: one of the same name may have gone before. */
    static SyncScene scene(VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context) {
        var name = SyncPlace.job(sync);
        var job = context.getSecondaryResourcesAsStream(Job.class)
                .filter(found -> found.getMetadata().getName().equals(name))
                .findFirst();
        var pods = context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> owner.getName().equals(name)))
                .toList();
        return new SyncScene(job, pods);
    }

    static Optional<VivenuRegion> region(VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context) {
        return context.getSecondaryResourcesAsStream(VivenuRegion.class)
                .filter(region -> region.getMetadata()
                        .getName()
                        .equals(sync.getSpec().regionRef().name()))
                .findFirst();
    }
}
