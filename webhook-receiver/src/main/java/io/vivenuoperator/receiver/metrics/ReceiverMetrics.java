package io.vivenuoperator.receiver.metrics;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.vivenuoperator.receiver.batch.BatchListener;
import io.vivenuoperator.receiver.delivery.Answer;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.inbox.Inbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The receiver's meters. A region is a label only once a signature or the registry vouched for it, so strangers add no series. */
public final class ReceiverMetrics implements BatchListener, AutoCloseable {

    private static final String PREFIX = "vivenu_receiver_";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> lastMatches = new ConcurrentHashMap<>();

    public ReceiverMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Shows how much waits. */
    public void watch(Inbox inbox) {
        gauge("queue_rows", "Deliveries that wait for the writer", inbox::rows);
        gauge("queue_bytes", "Bytes of the bodies that wait for the writer", inbox::bytes);
    }

    /** Shows whether the writer can commit. */
    public void watchWriter(Supplier<Boolean> writing) {
        gauge("writer_up", "1 while deliveries can be committed", () -> Boolean.TRUE.equals(writing.get()) ? 1 : 0);
    }

    /** Shows how many regions are loaded. */
    public void watchRegions(Supplier<Integer> regions) {
        gauge("regions", "Regions in the loaded registry", regions);
    }

    /** A delivery was not taken; the region is empty when it is not known. */
    public void refused(String region, String reason) {
        counter("refused", "Deliveries that were not taken", Tag.create("region", region), Tag.create("reason", reason))
                .increment();
    }

    /** A signature was good; position 0 is the newest key, so a late use of an old one can be seen. */
    public void keyMatched(String region, int position) {
        counter(
                        "signing_key_matches",
                        "Good signatures by the key's place in the registry",
                        Tag.create("region", region),
                        Tag.create("position", Integer.toString(position)))
                .increment();
        lastMatch(region, position).set(clock.millis());
    }

    private AtomicLong lastMatch(String region, int position) {
        Tag[] tags = {Tag.create("region", region), Tag.create("position", Integer.toString(position))};
        return lastMatches.computeIfAbsent(key("last", tags), _ -> {
            var millis = new AtomicLong();
            gauge(
                    "signing_key_last_match_seconds",
                    "When a key was last used, in seconds since 1970, by the key's place in the registry",
                    () -> millis.get() / MILLIS_PER_SECOND,
                    tags);
            return millis;
        });
    }

    /** A request ended without an answer. */
    public void cutOff(String at) {
        counter("cut_off", "Requests that ended without an answer, by where they ended", Tag.create("at", at))
                .increment();
    }

    @Override
    public void committed(int rows, Duration took) {
        summary("batch_rows", "Deliveries in one transaction").record(rows);
        timer("commit", "Duration of one transaction").record(took);
    }

    @Override
    public void kept(Delivery delivery, Answer.Outcome outcome) {
        counter(
                        "deliveries",
                        "Deliveries that are in the database",
                        Tag.create("region", delivery.region()),
                        Tag.create("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .increment();
        if (outcome == Answer.Outcome.STORED) {
            delivery.kept()
                    .updatedAt()
                    .ifPresent(updated -> timer(
                                    "freshness",
                                    "From Vivenu's updatedAt to committed",
                                    Tag.create("region", delivery.region()))
                            .record(age(updated)));
        }
    }

    private Duration age(Instant updated) {
        Duration age = Duration.between(updated, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private Counter counter(String name, String description, Tag... tags) {
        return (Counter) meters.computeIfAbsent(
                key(name, tags),
                _ -> registry.getOrCreate(
                        Counter.builder(PREFIX + name).description(description).tags(List.of(tags))));
    }

    private Timer timer(String name, String description, Tag... tags) {
        return (Timer) meters.computeIfAbsent(
                key(name, tags),
                _ -> registry.getOrCreate(
                        Timer.builder(PREFIX + name).description(description).tags(List.of(tags))));
    }

    private DistributionSummary summary(String name, String description) {
        return (DistributionSummary) meters.computeIfAbsent(
                key(name),
                _ -> registry.getOrCreate(
                        DistributionSummary.builder(PREFIX + name).description(description)));
    }

    private <N extends Number> void gauge(String name, String description, Supplier<N> value, Tag... tags) {
        meters.computeIfAbsent(
                key(name, tags),
                _ -> registry.getOrCreate(Gauge.builder(PREFIX + name, value)
                        .description(description)
                        .tags(List.of(tags))));
    }

    private static String key(String name, Tag... tags) {
        return name + List.of(tags);
    }

    /** Takes the meters out again: Helidon's registry lives as long as the process, and would hold on to a closed inbox. */
    @Override
    public void close() {
        meters.values().forEach(registry::remove);
        meters.clear();
        lastMatches.clear();
    }
}
