package io.vivenuoperator.controller.eventing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.vivenuoperator.controller.handover.EventsPodClient;
import io.vivenuoperator.controller.handover.HandoverSweep;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.controller.handover.SubscriptionHandover;
import io.vivenuoperator.controller.replay.ReplayParts;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.EventsSettings;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.controller.subscription.SubscriptionParts;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.operator.event.EventWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wires everything that manages subscriptions and replays. */
public final class EventingOperator implements AutoCloseable {
    private static final String REPORTER = "vivenu-operator.io/controller";

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final EventsSettings events;
    private final Clock clock;
    private final SubscriptionHandover handover;
    private final ReportPull reports;
    private final HandoverSweep sweep;

    public EventingOperator(
            KubernetesClient client,
            ControllerSettings settings,
            EventsSettings events,
            EventsPodClient pods,
            Clock clock) {
        this.client = client;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        handover = new SubscriptionHandover(
                client,
                settings.operatorNamespace(),
                events,
                settings.registry().waitForKubelet(),
                pods,
                clock);
        reports = new ReportPull(handover, pods, clock);
        sweep = new HandoverSweep(handover, this::present);
    }

    /** Prepares what must exist before the first subscription, and registers both reconcilers. */
    public void register(Operator operator) {
        handover.prepare();
        var writer = new EventWriter(client, REPORTER, settings.podName().orElse("vivenu-operator"), clock);
        var parts = new SubscriptionParts(settings, events, clock);
        operator.register(parts.reconciler(client, handover, reports, sweep, writer), this::watchSubscriptions);
        operator.register(
                new ReplayParts(handover, reports, sweep, parts.regions())
                        .reconciler(writer, events.statusInterval(), clock),
                this::watch);
        sweep.start();
    }

    /** A status that the controller has written itself is no news; an annotation may be. */
    private void watchSubscriptions(ControllerConfigurationOverrider<EventSubscription> overrider) {
        watch(overrider);
        overrider.withOnUpdateFilter((now, before) -> isMarked(now)
                || !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations()));
    }

    private static boolean isMarked(HasMetadata resource) {
        return resource.getMetadata().getDeletionTimestamp() != null;
    }

    private <R extends HasMetadata> void watch(ControllerConfigurationOverrider<R> overrider) {
        var scope = settings.scope();
        if (!scope.isList()) {
            overrider.withItemStore(PruningItemStore.ofFieldOwners());
        }
        overrider.withLabelSelector(scope.regionSelector());
        if (scope.isEverywhere()) {
            overrider.watchingAllNamespaces();
        } else {
            overrider.settingNamespaces(Set.copyOf(scope.namespaces()));
        }
    }

    /** As the API server has them now, without an informer. */
    private Set<String> present() {
        return Stream.concat(uids(EventSubscription.class), uids(EventReplay.class))
                .collect(Collectors.toSet());
    }

    private <R extends CustomResource<?, ?>> Stream<String> uids(Class<R> kind) {
        return listed(kind, settings.scope())
                .map(resource -> resource.getMetadata().getUid());
    }

    private <R extends CustomResource<?, ?>> Stream<R> listed(Class<R> kind, WatchScope scope) {
        var resources = client.resources(kind);
        if (scope.isEverywhere()) {
            return resources.inAnyNamespace().withLabelSelector(scope.regionSelector()).list().getItems().stream();
        }
        return scope.namespaces().stream()
                .flatMap(namespace ->
                        resources
                                .inNamespace(namespace)
                                .withLabelSelector(scope.regionSelector())
                                .list()
                                .getItems()
                                .stream());
    }

    @Override
    public void close() {
        sweep.close();
        handover.close();
    }
}
