package io.vivenuoperator.receiver;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.BatchLimits;
import io.vivenuoperator.receiver.batch.BatchWriter;
import io.vivenuoperator.receiver.batch.DeliveryStores;
import io.vivenuoperator.receiver.batch.WriterState;
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
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/** The running receiver: the service, the registry watch and the writer. It starts even without a database or a registry. */
public final class Receiver implements AutoCloseable {
    static final String NAME = "receiver";

    private static final Duration REGISTRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration IDLE_PING = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Service service;
    private final ReceiverMetrics metrics;

    private Receiver(Service service, ReceiverMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    /** Returns once both ports are open; the management port reports readiness. */
    public static Receiver start(ReceiverSettings settings, DeliveryStores stores, Clock clock) {
        ReceiverLimits limits = settings.limits();
        var inbox = new RequestQueue<PendingDelivery>(limits.queueRows(), limits.queueBytes());
        var registry = new RegistryFile(settings.regionsFile());
        var metrics = new ReceiverMetrics(Services.get(MeterRegistry.class), clock);
        var watch = RegistryWatch.start(registry, REGISTRY_INTERVAL);
        var batches = new BatchLimits(limits.batchRows(), limits.batchBytes(), IDLE_PING, RECONNECT);
        var writer = BatchWriter.start(inbox, stores, batches, metrics);
        show(metrics, inbox, registry, writer);
        var lastDeliveries = new LastDeliveries();
        var routes = new DeliveryRoutes(registry, lastDeliveries, inbox, writer::state, limits, metrics, clock);
        var health = new ReceiverHealth(writer::state, registry);
        return new Receiver(
                Service.named(NAME, settings.service())
                        .conventions(DeliveryRoutes.CONVENTIONS)
                        .observer(metrics)
                        .routes(routes::addTo)
                        .managementRoute(RegistryRoute.PATH, new RegistryRoute(registry, lastDeliveries))
                        .check(health.writerLives())
                        .check(health.databaseUsable())
                        .check(health.registryLoaded())
                        .afterDrain(() -> finish(inbox, writer, watch))
                        .start(),
                metrics);
    }

    private static void show(
            ReceiverMetrics metrics, RequestQueue<PendingDelivery> inbox, RegistryFile registry, BatchWriter writer) {
        metrics.watch(inbox);
        metrics.watchWriter(() -> writer.state() instanceof WriterState.Writing);
        metrics.watchRegions(() -> {
            var loaded = registry.get();
            return loaded.loaded() ? OptionalInt.of(loaded.regions().size()) : OptionalInt.empty();
        });
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
        metrics.close();
    }
}
