package io.vivenuoperator.receiver;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.vivenuoperator.receiver.batch.BatchLimits;
import io.vivenuoperator.receiver.batch.BatchWriter;
import io.vivenuoperator.receiver.batch.DeliveryStores;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.health.ReceiverHealth;
import io.vivenuoperator.receiver.http.DeliveryServer;
import io.vivenuoperator.receiver.inbox.Inbox;
import io.vivenuoperator.receiver.management.ManagementServer;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.RegistryFile;
import io.vivenuoperator.receiver.registry.RegistryWatch;
import io.vivenuoperator.receiver.settings.Listeners;
import io.vivenuoperator.receiver.settings.ReceiverLimits;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/** The running receiver: both ports, the registry's watch and the writer. It starts without a database and without a registry. */
public final class Receiver implements AutoCloseable {

    private static final Duration REGISTRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration IDLE_PING = Duration.ofSeconds(1);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final RegistryWatch watch;
    private final Inbox inbox;
    private final BatchWriter writer;
    private final DeliveryServer deliveries;
    private final ManagementServer management;
    private final ReceiverMetrics metrics;

    private Receiver(
            RegistryWatch watch,
            Inbox inbox,
            BatchWriter writer,
            DeliveryServer deliveries,
            ManagementServer management,
            ReceiverMetrics metrics) {
        this.watch = watch;
        this.inbox = inbox;
        this.writer = writer;
        this.deliveries = deliveries;
        this.management = management;
        this.metrics = metrics;
    }

    /** Listens on both ports before it returns; whether it is ready, the management port says. */
    public static Receiver start(ReceiverSettings settings, DeliveryStores stores, Clock clock) {
        ReceiverLimits limits = settings.limits();
        Listeners listeners = settings.listeners();
        var inbox = new Inbox(limits.queueRows(), limits.queueBytes());
        var registry = new RegistryFile(settings.regionsFile());
        var meters = Services.get(MeterRegistry.class);
        var metrics = new ReceiverMetrics(meters, clock);
        var watch = RegistryWatch.start(registry, REGISTRY_INTERVAL);
        var batches = new BatchLimits(limits.batchRows(), limits.batchBytes(), IDLE_PING, RECONNECT);
        var writer = BatchWriter.start(inbox, stores, batches, metrics);
        metrics.watch(inbox);
        metrics.watchWriter(() -> writer.state() instanceof WriterState.Writing);
        metrics.watchRegions(() -> {
            var loaded = registry.get();
            return loaded.loaded() ? OptionalInt.of(loaded.regions().size()) : OptionalInt.empty();
        });
        var lastDeliveries = new LastDeliveries();
        var deliveries = DeliveryServer.start(settings, registry, lastDeliveries, inbox, writer::state, metrics, clock);
        var checks = new ReceiverHealth(writer::state, registry, deliveries::draining);
        var management = ManagementServer.start(
                listeners.host(), listeners.managementPort(), checks, registry, lastDeliveries, meters);
        return new Receiver(watch, inbox, writer, deliveries, management, metrics);
    }

    /** Where Vivenu posts to. */
    public int port() {
        return deliveries.port();
    }

    public int managementPort() {
        return management.port();
    }

    /** Stops accepting, answers what is in flight, commits what waits, and only then lets go of the rest. */
    @Override
    public void close() {
        deliveries.close();
        inbox.close();
        writer.close();
        watch.close();
        management.close();
        metrics.close();
    }
}
