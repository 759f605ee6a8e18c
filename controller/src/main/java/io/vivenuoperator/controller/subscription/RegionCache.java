package io.vivenuoperator.controller.subscription;

import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSelection;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.cache.PruningItemStore;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The watched regions. One that comes, goes, or has other labels or another key triggers the subscriptions that may see it; any
 * other change, such as each poll's, triggers none.
 */
public final class RegionCache {
    private final WatchScope scope;
    private final RegionSelection selection;
    private volatile Optional<InformerEventSource<VivenuRegion, EventSubscription>> informer = Optional.empty();

    RegionCache(WatchScope scope, RegionSelection selection) {
        this.scope = scope;
        this.selection = selection;
    }

    EventSource<?, EventSubscription> source(EventSourceContext<EventSubscription> context) {
        var configuration = InformerEventSourceConfiguration.from(VivenuRegion.class, EventSubscription.class)
                .withName("regions")
                .withNamespacesInheritedFromController()
                .withLabelSelector(scope.regionSelector())
                .withOnUpdateFilter((now, before) -> !labels(now).equals(labels(before))
                        || !RegionSelection.key(now).equals(RegionSelection.key(before)))
                .withPrimaryToSecondaryMapper((EventSubscription subscription) -> Set.<ResourceID>of())
                .withSecondaryToPrimaryMapper(region -> seeing(region, context));
        if (!scope.isList()) {
            configuration.withItemStore(PruningItemStore.ofFieldOwners());
        }
        var source = new InformerEventSource<>(configuration.build(), context);
        informer = Optional.of(source);
        return source;
    }

    private Set<ResourceID> seeing(VivenuRegion region, EventSourceContext<EventSubscription> context) {
        var namespace = region.getMetadata().getNamespace();
        return context.getPrimaryCache()
                .list(subscription -> subscription.getMetadata().getNamespace().equals(namespace)
                        || selection.isOverseer(subscription.getMetadata().getNamespace()))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static Object labels(VivenuRegion region) {
        return Objects.requireNonNullElse(region.getMetadata().getLabels(), Set.of());
    }

    /** All of them, whoever may see them. */
    Stream<VivenuRegion> all() {
        return informer.stream().flatMap(source -> source.list(region -> true));
    }

    /** Those of these names that a namespace may see. */
    public SelectedRegions named(EventSelection names, String namespace) {
        return selection.of(names, namespace, all());
    }
}
