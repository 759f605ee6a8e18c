package io.vivenuoperator.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.election.LeaderLease;
import io.vivenuoperator.controller.eventing.EventingOperator;
import io.vivenuoperator.controller.export.SalesExportOperator;
import io.vivenuoperator.controller.health.HealthServer;
import io.vivenuoperator.controller.historical.HistoricalOperator;
import io.vivenuoperator.controller.installation.InstalledKinds;
import io.vivenuoperator.controller.installation.RivalInstallations;
import io.vivenuoperator.controller.metrics.ControllerMetrics;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.region.LifoReconcileQueue;
import io.vivenuoperator.controller.region.RegionOperator;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.registry.ReceiverClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The operator and its health server, which start and stop together. */
public final class ControllerProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    /** Reconciliations mostly wait for Vivenu and for receivers; the API server takes 100 concurrent requests per connection. */
    private static final int RECONCILED_AT_ONCE = 80;

    private final Operator operator;
    private final RegionOperator regions;
    private final Optional<EventingOperator> eventing;
    private final HealthServer health;
    private final Optional<LeaderLease> lease;

    private ControllerProcess(
            Operator operator,
            RegionOperator regions,
            Optional<EventingOperator> eventing,
            HealthServer health,
            Optional<LeaderLease> lease) {
        this.lease = lease;
        this.operator = operator;
        this.regions = regions;
        this.eventing = eventing;
        this.health = health;
    }

    /**
     * Wires everything together and starts it.
     *
     * @param pods ask pods of the events service and of historical syncs, where there are some
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if another release would reconcile the same regions, or the cluster
     *     lacks a kind
     * @throws IOException if the management port is taken
     */
    public static ControllerProcess start(
            KubernetesClient client,
            SellerAccounts accounts,
            ReceiverClient loaded,
            ProgramClients pods,
            ControllerSettings settings,
            Clock clock)
            throws IOException {
        new RivalInstallations(client, settings).refuse();
        settings.events().ifPresent(_ -> InstalledKinds.ofEvents(client).require());
        settings.historical().ifPresent(_ -> InstalledKinds.ofHistorical(client).require());
        settings.exports().ifPresent(_ -> InstalledKinds.ofExports(client).require());
        var registry = new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT,
                ProcessMeters.registry(BuildInfo.of("controller")),
                io.micrometer.core.instrument.Clock.SYSTEM);
        var keys = new RegionKeyLedger(client, settings, RegionOperator.place(settings));
        var names = new RegionNames(settings.webhookBaseUrl(), keys);
        var metrics = new ControllerMetrics(registry, names, clock);
        // The first one measures total time; the SDK's own metrics cover what happens inside it.
        var all = new AggregatedMetrics(List.of(metrics, MicrometerMetrics.withoutPerResourceMetrics(registry)));
        var lease = lease(client, settings);
        var election = lease.map(LeaderLease::configuration);
        var threads = new ThreadPoolExecutor(
                RECONCILED_AT_ONCE,
                RECONCILED_AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new LifoReconcileQueue(),
                Thread.ofVirtual().factory());
        var operator = new Operator(overrider -> configure(overrider, client, all, threads, election));
        var regions = new RegionOperator(client, keys, metrics.measured(accounts), loaded, settings, clock, metrics);
        operator.register(regions.prepare(), overrider -> watch(overrider, settings));
        var eventing = settings.events()
                .map(events -> new EventingOperator(
                        client, settings, events, pods.events().apply(events), clock));
        eventing.ifPresent(subscriptions -> subscriptions.register(operator));
        settings.historical()
                .ifPresent(historical -> new HistoricalOperator(
                                client,
                                settings,
                                historical,
                                names,
                                pods.syncs().apply(historical),
                                metrics,
                                clock)
                        .register(operator));
        settings.exports()
                .ifPresent(exports ->
                        new SalesExportOperator(client, settings, exports, metrics, clock).register(operator));
        metrics.show(
                lease.<BooleanSupplier>map(held -> held::isLeading)
                        .orElse(() -> operator.getRuntimeInfo().isStarted()),
                () -> threads.getQueue().size());
        var health = new HealthServer(
                settings.host(),
                settings.managementPort(),
                () -> operator.getRuntimeInfo().isStarted(),
                () -> operator.getRuntimeInfo().allEventSourcesAreHealthy(),
                registry);
        health.start();
        operator.start();
        return new ControllerProcess(operator, regions, eventing, health, lease);
    }

    /** The SDK calls this twice: create nothing here. */
    private static void configure(
            ConfigurationServiceOverrider overrider,
            KubernetesClient client,
            Metrics metrics,
            ExecutorService threads,
            Optional<LeaderElectionConfiguration> election) {
        overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(threads)
                .withMetrics(metrics)
                .withReconciliationTerminationTimeout(STOP_PATIENCE)
                .withStopOnInformerErrorDuringStartup(true);
        election.ifPresent(overrider::withLeaderElectionConfiguration);
    }

    private static void watch(ControllerConfigurationOverrider<VivenuRegion> overrider, ControllerSettings settings) {
        if (!settings.scope().isList()) {
            overrider.withItemStore(PruningItemStore.ofFieldOwners());
        }
        overrider.withLabelSelector(settings.scope().regionSelector());
        if (settings.scope().isEverywhere()) {
            overrider.watchingAllNamespaces();
        } else {
            overrider.settingNamespaces(Set.copyOf(settings.scope().namespaces()));
        }
    }

    private static Optional<LeaderLease> lease(KubernetesClient client, ControllerSettings settings) {
        if (!settings.leaderElection()) {
            return Optional.empty();
        }
        var identity = settings.podName().orElseGet(() -> UUID.randomUUID().toString());
        return Optional.of(new LeaderLease(client, settings.operatorNamespace(), settings.lease(), identity));
    }

    public int managementPort() {
        return health.port();
    }

    @Override
    public void close() {
        lease.ifPresent(LeaderLease::leave);
        operator.stop();
        regions.depart();
        regions.close();
        eventing.ifPresent(EventingOperator::close);
        lease.ifPresent(LeaderLease::release);
        health.close();
    }
}
