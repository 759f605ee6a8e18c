package io.vivenuoperator.receiver.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What is looked at when somebody scrapes. What is not known then has no series. */
public final class ReceiverGauges {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final PrometheusRegistry registry;

    ReceiverGauges(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** The queue in front of the writer. */
    public void watchQueue(RequestQueue<PendingDelivery> inbox) {
        gauge("queue_deliveries", "Deliveries waiting for the writer", shown -> shown.call(inbox.rows()));
        gauge(
                "queue_capacity_deliveries",
                "Deliveries that may wait; beyond that they are answered 503",
                shown -> shown.call(inbox.maxRows()));
        gauge("queue_bytes", "Bytes of the bodies waiting for the writer", shown -> shown.call((double) inbox.bytes()));
        gauge(
                "queue_capacity_bytes",
                "Bytes of the bodies that may wait; beyond that they are answered 503",
                shown -> shown.call((double) inbox.maxBytes()));
        FormerNames.watch(inbox, registry);
    }

    /** Whether deliveries can be committed. */
    public void watchWriter(BooleanSupplier writing) {
        gauge("writer_up", "1 while deliveries can be committed", shown -> shown.call(writing.getAsBoolean() ? 1 : 0));
    }

    /** The registry in force. */
    public void watchRegistry(Supplier<LoadedRegions> regions) {
        gauge("regions", "Regions in the loaded registry; absent before the first one is loaded", shown -> {
            LoadedRegions now = regions.get();
            if (now.loaded()) {
                shown.call(now.regions().size());
            }
        });
        gauge(
                "registry_revision",
                "1 for the revision of the loaded registry; empty if a person wrote it",
                shown -> {
                    LoadedRegions now = regions.get();
                    if (now.loaded()) {
                        shown.call(1, now.revision());
                    }
                },
                "revision");
        gauge(
                "registry_loaded_timestamp_seconds",
                "When the registry in force was loaded (Unix time)",
                shown -> regions.get().loadedAt().ifPresent(at -> shown.call(at.toEpochMilli() / MILLIS_PER_SECOND)));
    }

    void watchRequests(IntSupplier inFlight) {
        gauge(
                "requests_in_flight",
                "Requests in progress, among them those that wait for their commit",
                shown -> shown.call(inFlight.getAsInt()));
    }

    private void gauge(String name, String help, Consumer<GaugeWithCallback.Callback> value, String... labels) {
        GaugeWithCallback.builder()
                .name(ReceiverFamilies.PREFIX + name)
                .help(help)
                .labelNames(labels)
                .callback(value)
                .register(registry);
    }
}
