package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.vivenuoperator.controller.metrics.SyncObserver;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.HistoricalSettings;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.operator.event.EventWriter;
import io.vivenuoperator.operator.secret.SecretReader;
import java.time.Clock;
import java.util.Set;

/** Wires everything that runs historical syncs. */
public final class HistoricalOperator {
    private static final String REPORTER = "vivenu-operator.io/controller";

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final HistoricalSettings historical;
    private final RegionNames names;
    private final PodProgressClient pods;
    private final SyncObserver observer;
    private final Clock clock;

    /**
     * Nothing happens before it is registered.
     *
     * @param pods asks a running sync how far it is
     * @param observer hears of each status
     */
    public HistoricalOperator(
            KubernetesClient client,
            ControllerSettings settings,
            HistoricalSettings historical,
            RegionNames names,
            PodProgressClient pods,
            SyncObserver observer,
            Clock clock) {
        this.client = client;
        this.settings = settings;
        this.historical = historical;
        this.names = names;
        this.pods = pods;
        this.observer = observer;
        this.clock = clock;
    }

    public void register(Operator operator) {
        var place = new SyncPlace(settings.operatorNamespace());
        var reader = new SecretReader(
                client, settings.scope().secretSelector(), settings.scope().isEverywhere());
        var writer = new EventWriter(client, REPORTER, settings.podName().orElse("vivenu-operator"), clock);
        var progress = new ProgressPull(pods, historical.statusInterval(), clock);
        operator.register(
                new VivenuHistoricalSyncReconciler(
                        new SyncSources(settings, place, reader),
                        new SyncAcceptance(client, historical, place),
                        new SyncJobs(
                                client,
                                new SyncPods(historical, settings.poller(), names, settings.operatorNamespace()),
                                place),
                        new SyncObservation(progress, clock),
                        progress,
                        new SyncStatusStep(new SyncStatusMaker(clock), new SyncEvents(writer), observer),
                        clock),
                this::watch);
    }

    private void watch(ControllerConfigurationOverrider<VivenuHistoricalSync> overrider) {
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
}
