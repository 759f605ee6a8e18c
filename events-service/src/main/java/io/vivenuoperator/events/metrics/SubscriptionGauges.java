package io.vivenuoperator.events.metrics;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.events.endpoint.CircuitBreaker;
import io.vivenuoperator.events.lane.LaneStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the subscriptions stand that this process delivers for, by name. What is not known has no series, and one whose shard has gone
 * to another process takes its series along. For one thread.
 */
public final class SubscriptionGauges implements AutoCloseable {
    private static final String PREFIX = EventsFamilies.PREFIX + "subscription_";
    private static final double MILLIS = 1_000;

    private final Map<Figure, Gauge> gauges = new EnumMap<>(Figure.class);

    private record GaugeKey(Figure figure, String subscription) {}

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

    public SubscriptionGauges(PrometheusRegistry registry) {
        for (Figure figure : Figure.values()) {
            gauges.put(
                    figure,
                    Gauge.builder()
                            .name(PREFIX + figure.word)
                            .help(figure.description)
                            .labelNames("subscription")
                            .withoutExemplars()
                            .register(registry));
        }
    }

    /**
     * Shows these and no others.
     *
     * @param dead dead letters by uid; one that is missing has none
     * @param now by the clock of the log
     */
    public void show(List<LaneStanding> standings, Map<String, Long> dead, Instant now) {
        Map<GaugeKey, Double> fresh = new HashMap<>();
        for (LaneStanding standing : standings) {
            add(fresh, Figure.BEHIND, standing, Optional.of((double) standing.behind()));
            add(fresh, Figure.OLDEST_PENDING, standing, age(standing, now));
            add(fresh, Figure.RETRYING, standing, Optional.of((double) standing.retrying()));
            add(fresh, Figure.DEAD, standing, Optional.of((double) dead.getOrDefault(standing.uid(), 0L)));
            boolean open = standing.endpoint().breaker() != CircuitBreaker.State.CLOSED;
            add(fresh, Figure.BREAKER, standing, Optional.of(open ? 1.0 : 0.0));
        }
        gauges.forEach((figure, gauge) -> {
            gauge.removeIf(labels -> !fresh.containsKey(new GaugeKey(figure, labels.getFirst())));
            fresh.forEach((key, value) -> {
                if (key.figure() == figure) {
                    gauge.labelValues(key.subscription()).set(value);
                }
            });
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

    /** Names are their owners': two of the same name are shown as one. */
    private static void add(Map<GaugeKey, Double> fresh, Figure figure, LaneStanding standing, Optional<Double> value) {
        value.ifPresent(figures -> fresh.merge(new GaugeKey(figure, standing.name()), figures, Double::sum));
    }

    /** Removes all. */
    @Override
    public void close() {
        gauges.values().forEach(Gauge::clear);
    }
}
