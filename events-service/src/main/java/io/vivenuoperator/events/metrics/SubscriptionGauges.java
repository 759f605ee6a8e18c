package io.vivenuoperator.events.metrics;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.vivenuoperator.events.endpoint.CircuitBreaker;
import io.vivenuoperator.events.lane.LaneStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the subscriptions stand that this process delivers for, by name. What is not known has no series, and one whose shard has gone
 * to another process takes its series along. For one thread.
 */
public final class SubscriptionGauges implements AutoCloseable {
    private static final String PREFIX = EventsMetrics.PREFIX + "subscription_";
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final Map<GaugeKey, ShownGauge> shown = new HashMap<>();

    private record GaugeKey(String figure, String subscription) {}

    private static final class ShownGauge {
        private volatile double value;
        private Optional<Meter> meter = Optional.empty();
    }

    private enum Figure {
        BEHIND("behind", "Numbers of the log that the subscription is behind, wanted or not"),
        OLDEST_PENDING("oldest_pending_seconds", "Age of the message that waits longest for its first attempt"),
        RETRYING("retries_waiting", "Messages that wait for another attempt"),
        DEAD("dead_letters", "Messages that will not be tried again unless they are replayed"),
        BREAKER(
                "breaker_open",
                "1 while the endpoint is left alone or tried with single requests, because it fails nearly always");

        private final String word;
        private final String description;

        Figure(String word, String description) {
            this.word = word;
            this.description = description;
        }
    }

    public SubscriptionGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Shows these and no others.
     *
     * @param dead dead letters by uid; one that is missing has none
     * @param now by the clock of the log
     */
    public void show(List<LaneStanding> standings, Map<String, Long> dead, Instant now) {
        Set<GaugeKey> fresh = new HashSet<>();
        for (LaneStanding standing : standings) {
            set(fresh, Figure.BEHIND, standing, Optional.of((double) standing.behind()));
            set(fresh, Figure.OLDEST_PENDING, standing, age(standing, now));
            set(fresh, Figure.RETRYING, standing, Optional.of((double) standing.retrying()));
            set(fresh, Figure.DEAD, standing, Optional.of((double) dead.getOrDefault(standing.uid(), 0L)));
            boolean open = standing.endpoint().breaker() != CircuitBreaker.State.CLOSED;
            set(fresh, Figure.BREAKER, standing, Optional.of(open ? 1.0 : 0.0));
        }
        shown.entrySet().removeIf(entry -> {
            boolean gone = !fresh.contains(entry.getKey());
            if (gone) {
                entry.getValue().meter.ifPresent(registry::remove);
            }
            return gone;
        });
    }

    /** Of one that has read nothing of what it is behind, nobody knows. */
    private static Optional<Double> age(LaneStanding standing, Instant now) {
        if (standing.behind() == 0) {
            return Optional.of(0.0);
        }
        return standing.oldestWaiting()
                .map(since -> Math.max(0, Duration.between(since, now).toMillis() / MILLIS));
    }

    private void set(Set<GaugeKey> fresh, Figure figure, LaneStanding standing, Optional<Double> value) {
        if (value.isEmpty()) {
            return;
        }
        var key = new GaugeKey(figure.word, standing.name());
        ShownGauge gauge = shown.computeIfAbsent(key, _ -> new ShownGauge());
        // Names are their owners': two of the same name are shown as one.
        gauge.value = fresh.add(key) ? value.get() : gauge.value + value.get();
        if (gauge.meter.isEmpty()) {
            gauge.meter = Optional.of(registry.getOrCreate(Gauge.builder(PREFIX + figure.word, () -> gauge.value)
                    .description(figure.description)
                    .tags(List.of(Tag.create("subscription", standing.name())))));
        }
    }

    /** Removes all. */
    @Override
    public void close() {
        shown.values().forEach(gauge -> gauge.meter.ifPresent(registry::remove));
        shown.clear();
    }
}
