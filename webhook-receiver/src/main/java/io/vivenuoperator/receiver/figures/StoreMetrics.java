package io.vivenuoperator.receiver.figures;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.store.figures.StoreFigures;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** {@code vivenu_store_*}. Without figures there is no series. */
final class StoreMetrics {
    private static final String PREFIX = "vivenu_store_";
    private static final String REGION = "region";

    private final PrometheusRegistry registry;
    private final Supplier<Optional<StoreFigures>> figures;

    private StoreMetrics(PrometheusRegistry registry, Supplier<Optional<StoreFigures>> figures) {
        this.registry = registry;
        this.figures = figures;
    }

    /** Registers the families; once for a registry. */
    static void show(PrometheusRegistry registry, Supplier<Optional<StoreFigures>> figures) {
        var metrics = new StoreMetrics(registry, figures);
        metrics.ofTheDatabase();
        metrics.ofRegions();
    }

    private void ofTheDatabase() {
        gauge(
                "size_bytes",
                "Bytes of a table on disk, with its indexes and all its parts",
                (now, shown) -> now.bytes().forEach((relation, bytes) -> shown.call((double) bytes, relation)),
                "relation");
        gauge(
                "deliveries_oldest_timestamp_seconds",
                "The begin of the oldest month of which webhook deliveries are kept (Unix time); by the catalogue, the first"
                        + " delivery may be up to a month younger",
                (now, shown) -> now.oldestDeliveries().ifPresent(at -> shown.call((double) at.getEpochSecond())));
        gauge(
                "months_ahead",
                "Months after this one for which the inbox has room; polls keep it at 12",
                (now, shown) -> shown.call(now.monthsAhead()));
        gauge(
                "schema_version",
                "The newest migration that was run; that for which a program was written is in vivenu_build_info",
                (now, shown) -> now.schema().ifPresent(shown::call));
    }

    private void ofRegions() {
        gauge(
                "quarantined",
                "Records that could not be read and still can't",
                (now, shown) ->
                        now.quarantined().forEach(one -> shown.call((double) one.records(), one.region(), one.kind())),
                REGION,
                "kind");
        gauge(
                "vendor_sold",
                "Tickets sold at Vivenu, as counted by the last full poll that counted both sides",
                (now, shown) -> now.proofs().forEach(one -> shown.call((double) one.vendorSold(), one.region())),
                REGION);
        gauge(
                "stored_sold",
                "Of those, tickets that were stored, as counted by the same poll",
                (now, shown) -> now.proofs().forEach(one -> shown.call((double) one.storedSold(), one.region())),
                REGION);
        gauge(
                "coverage_gap_seconds",
                "For how long nobody looked, within the last 7 days, since the region is complete and until the last poll that"
                        + " vouches",
                (now, shown) -> now.gaps().forEach(one -> shown.call(one.seconds(), one.region())),
                REGION);
        CounterWithCallback.builder()
                .name(PREFIX + "webhooks_missed_total")
                .help(
                        "Tickets that a poll found new or with another status and of which no delivery told within 3 hours; of"
                                + " regions whose webhook is meant to tell, since their first poll after they were complete")
                .labelNames(REGION)
                .callback(shown -> figures.get()
                        .ifPresent(now ->
                                now.missed().forEach(one -> shown.call((double) one.changes(), one.region()))))
                .register(registry);
    }

    private void gauge(
            String name, String help, BiConsumer<StoreFigures, GaugeWithCallback.Callback> show, String... labels) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .callback(shown -> figures.get().ifPresent(now -> show.accept(now, shown)))
                .register(registry);
    }
}
