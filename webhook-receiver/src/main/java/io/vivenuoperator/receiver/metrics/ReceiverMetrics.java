package io.vivenuoperator.receiver.metrics;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.BatchListener;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.envelope.RetainedFields;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import io.vivenuoperator.vendor.vivenu.model.OddField;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The receiver's metrics. A region becomes a label only after a valid signature or a match in the registry, so strangers
 * can't add series.
 */
public final class ReceiverMetrics implements BatchListener, RequestObserver, AutoCloseable {
    private static final String PREFIX = "vivenu_receiver_";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Series, Meter> meters = new ConcurrentHashMap<>();
    private final Map<Series, AtomicLong> lastMatches = new ConcurrentHashMap<>();

    /**
     * The key of one meter. It is looked up for each delivery, so it is built only from existing strings.
     *
     * @param labels label names and values, alternating
     */
    private record Series(String name, List<String> labels) {
        static Series of(String name, String... labels) {
            return new Series(name, List.of(labels));
        }

        List<Tag> tags() {
            var tags = new ArrayList<Tag>();
            for (int at = 0; at < labels.size(); at += 2) {
                tags.add(Tag.create(labels.get(at), labels.get(at + 1)));
            }
            return tags;
        }
    }

    public ReceiverMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Registers the queue's gauges. */
    public void watch(RequestQueue<PendingDelivery> inbox) {
        gauge(Series.of("queue_rows"), "Deliveries waiting for the writer", inbox::rows);
        gauge(Series.of("queue_bytes"), "Bytes of the bodies waiting for the writer", inbox::bytes);
    }

    /** Registers the gauge of the writer's state. */
    public void watchWriter(Supplier<Boolean> writing) {
        gauge(
                Series.of("writer_up"),
                "1 while deliveries can be committed",
                () -> Boolean.TRUE.equals(writing.get()) ? 1 : 0);
    }

    /** Registers the number of loaded regions; until a registry is loaded, the number is unknown. */
    public void watchRegions(Supplier<OptionalInt> regions) {
        gauge(
                Series.of("regions"),
                "Regions in the loaded registry; NaN before the first one is loaded",
                () -> regions.get().isPresent() ? (double) regions.get().getAsInt() : Double.NaN);
    }

    /** A delivery was rejected; the region is empty if unknown. */
    public void refused(String region, String reason) {
        counter(Series.of("refused", "region", region, "reason", reason), "Rejected deliveries")
                .increment();
    }

    /** A signature was valid; position 0 is the newest key, so late use of an old key is visible. */
    public void keyMatched(String region, int position) {
        String place = Integer.toString(position);
        counter(
                        Series.of("signing_key_matches", "region", region, "position", place),
                        "Valid signatures, by the key's position in the registry")
                .increment();
        lastMatch(Series.of("signing_key_last_match_seconds", "region", region, "position", place))
                .set(clock.millis());
    }

    private AtomicLong lastMatch(Series series) {
        return lastMatches.computeIfAbsent(series, _ -> {
            var millis = new AtomicLong(clock.millis());
            gauge(
                    series,
                    "When a key was last used (Unix time), by its position in the registry",
                    () -> millis.get() / MILLIS_PER_SECOND);
            return millis;
        });
    }

    /** Rejected before the path was looked at. */
    @Override
    public void refused(String reason) {
        refused("", reason);
    }

    @Override
    public void cutOff(String at) {
        counter(Series.of("cut_off", "at", at), "Requests that ended without a response, by stage")
                .increment();
    }

    @Override
    public void committed(int rows, Duration took) {
        summary(Series.of("batch_rows"), "Deliveries in one transaction").record(rows);
        timer(Series.of("commit"), "Duration of one transaction").record(took);
    }

    @Override
    public void kept(Delivery delivery, DeliveryResult.Outcome outcome) {
        String how = outcome.name().toLowerCase(Locale.ROOT);
        counter(
                        Series.of("deliveries", "region", delivery.region(), "outcome", how),
                        "Deliveries stored in the database, by outcome")
                .increment();
        if (outcome == DeliveryResult.Outcome.STORED) {
            delivery.kept()
                    .content()
                    .flatMap(RetainedFields::updatedAt)
                    .map(updated -> Duration.between(updated, clock.instant()))
                    // If Vivenu's clock is ahead of ours, the age is unknown.
                    .filter(age -> !age.isNegative())
                    .ifPresent(age -> timer(
                                    Series.of("freshness", "region", delivery.region()),
                                    "Time from Vivenu's updatedAt to the commit")
                            .record(age));
            unread(delivery);
        }
    }

    /** Fields come from the allow-list and problems from a short list, so strangers can't add series here either. */
    private void unread(Delivery delivery) {
        for (OddField odd : delivery.kept().odd()) {
            counter(
                            Series.of(
                                    "unread_values",
                                    "region",
                                    delivery.region(),
                                    "type",
                                    delivery.envelope().type(),
                                    "field",
                                    odd.field(),
                                    "problem",
                                    odd.problem()),
                            "Values that could not be read and were left empty")
                    .increment();
        }
    }

    private Counter counter(Series series, String description) {
        return (Counter) meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Counter.builder(PREFIX + series.name())
                        .description(description)
                        .tags(series.tags())));
    }

    private Timer timer(Series series, String description) {
        return (Timer) meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Timer.builder(PREFIX + series.name())
                        .description(description)
                        .tags(series.tags())));
    }

    private DistributionSummary summary(Series series, String description) {
        return (DistributionSummary) meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(DistributionSummary.builder(PREFIX + series.name())
                        .description(description)
                        .tags(series.tags())));
    }

    private <N extends Number> void gauge(Series series, String description, Supplier<N> value) {
        meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Gauge.builder(PREFIX + series.name(), value)
                        .description(description)
                        .tags(series.tags())));
    }

    /** Removes the meters: Helidon's registry lives as long as the process and would keep a closed inbox alive. */
    @Override
    public void close() {
        meters.values().forEach(registry::remove);
        meters.clear();
        lastMatches.clear();
    }
}
