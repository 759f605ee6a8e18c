package io.vivenuoperator.receiver;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.BatchLimits;
import io.vivenuoperator.receiver.batch.BatchWriter;
import io.vivenuoperator.receiver.batch.DeliveryStores;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.figures.StoreFigureRounds;
import io.vivenuoperator.receiver.health.ReceiverHealth;
import io.vivenuoperator.receiver.http.DeliveryRoutes;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import io.vivenuoperator.receiver.management.RegistryRoute;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.RegistryFile;
import io.vivenuoperator.receiver.registry.RegistryWatch;
import io.vivenuoperator.receiver.settings.ReceiverLimits;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.time.Clock;
import java.time.Duration;

/** The running receiver: the service, the registry watch and the writer. It starts even without a database or a registry. */
public final class Receiver implements AutoCloseable {
    static final String NAME = "receiver";
    static final String COMPONENT = "webhook-receiver";
    /** The application name of the connection that reads the store's figures. */
    static final String FIGURES = COMPONENT + "-figures";

    private static final Duration REGISTRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIGURES_INTERVAL = Duration.ofSeconds(60);
    private static final Duration IDLE_PING = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Service service;

    private Receiver(Service service) {
        this.service = service;
    }

    /** For the metrics of one receiver. */
    public static PrometheusRegistry meters() {
        return ProcessMeters.registry(BuildInfo.of(COMPONENT, StoreDatabase.SCHEMA));
    }

    /**
     * Returns once both ports are open; the management port reports readiness.
     *
     * @param figures of the store that it writes to
     * @param meters from {@link #meters}
     */
    public static Receiver start(
            ReceiverSettings settings,
            DeliveryStores stores,
            StoreFigureReader figures,
            PrometheusRegistry meters,
            Clock clock) {
        ReceiverLimits limits = settings.limits();
        var inbox = new RequestQueue<PendingDelivery>(limits.queueRows(), limits.queueBytes());
        var metrics = new ReceiverMetrics(meters, clock);
        var registry = new RegistryFile(
                settings.regionsFile(),
                clock,
                loaded -> metrics.registered(loaded.regions().keySet()));
        var watch = RegistryWatch.start(registry, REGISTRY_INTERVAL);
        var batches = new BatchLimits(limits.batchRows(), limits.batchBytes(), IDLE_PING, RECONNECT);
        var writer = BatchWriter.start(inbox, stores, batches, metrics);
        metrics.gauges().watchQueue(inbox);
        metrics.gauges().watchWriter(() -> writer.state() instanceof WriterState.Writing);
        metrics.gauges().watchRegistry(registry);
        var rounds = StoreFigureRounds.start(figures, FIGURES_INTERVAL, meters);
        var lastDeliveries = new LastDeliveries();
        var routes = new DeliveryRoutes(registry, lastDeliveries, inbox, writer::state, limits, metrics, clock);
        var health = new ReceiverHealth(writer::state, registry);
        return new Receiver(Service.named(NAME, settings.service())
                .conventions(DeliveryRoutes.CONVENTIONS)
                .meters(meters)
                .observer(metrics)
                .routes(routes::addTo)
                .managementRoute(RegistryRoute.PATH, new RegistryRoute(registry, lastDeliveries))
                .check(health.writerLives())
                .check(health.databaseUsable())
                .check(health.registryLoaded())
                .afterDrain(() -> {
                    finish(inbox, writer, watch);
                    rounds.close();
                })
                .start());
    }

    /** Commits what is waiting, then closes the rest. */
    private static void finish(RequestQueue<PendingDelivery> inbox, BatchWriter writer, RegistryWatch watch) {
        inbox.close();
        writer.close();
        watch.close();
    }

    /** The public port, for Vivenu's webhooks. */
    public int port() {
        return service.port();
    }

    public int managementPort() {
        return service.managementPort();
    }

    /** Runs until the process is asked to stop, then drains. */
    void untilTerminated() {
        service.untilTerminated();
    }

    @Override
    public void close() {
        service.close();
    }
}
