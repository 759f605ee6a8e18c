package io.vivenuoperator.receiver.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.vivenuoperator.platform.service.problem.ReasonName;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One region's series, looked up once: a delivery finds its own by the region's name alone. */
final class RegionSeries {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final String STORED = "204";

    private final String region;
    private final ReceiverFamilies families;
    private final FormerNames former;
    private final Map<DeliveryResult.Outcome, CounterDataPoint> deliveries = new ConcurrentHashMap<>();
    private final Map<DeliveryResult.Outcome, CounterDataPoint> answered = new ConcurrentHashMap<>();
    private final Map<Integer, KeySeries> keys = new ConcurrentHashMap<>();
    private volatile Optional<DistributionDataPoint> freshness = Optional.empty();
    private volatile Optional<GaugeDataPoint> lastDelivery = Optional.empty();

    private record KeySeries(CounterDataPoint matches, GaugeDataPoint lastMatch, GaugeDataPoint formerLastMatch) {}

    RegionSeries(String region, ReceiverFamilies families, FormerNames former) {
        this.region = region;
        this.families = families;
        this.former = former;
    }

    /** A request was answered 204. */
    void answered(DeliveryResult.Outcome outcome) {
        answered.computeIfAbsent(
                        outcome, how -> families.requests().answered().labelValues(region, STORED, ReasonName.of(how)))
                .inc();
    }

    void kept(DeliveryResult.Outcome outcome, Instant now) {
        deliveries
                .computeIfAbsent(
                        outcome,
                        how -> families.deliveries()
                                .labelValues(region, how.name().toLowerCase(Locale.ROOT)))
                .inc();
        last().set(seconds(now));
    }

    void stored(Duration age) {
        freshness().observe(age.toMillis() / MILLIS_PER_SECOND);
    }

    private GaugeDataPoint last() {
        Optional<GaugeDataPoint> known = lastDelivery;
        if (known.isPresent()) {
            return known.get();
        }
        GaugeDataPoint made = families.lastDelivery().labelValues(region);
        lastDelivery = Optional.of(made);
        return made;
    }

    private DistributionDataPoint freshness() {
        Optional<DistributionDataPoint> known = freshness;
        if (known.isPresent()) {
            return known.get();
        }
        DistributionDataPoint made = families.freshness().labelValues(region);
        freshness = Optional.of(made);
        return made;
    }

    void keyMatched(int position, Instant now) {
        KeySeries key = keys.computeIfAbsent(position, this::key);
        key.matches().inc();
        double at = seconds(now);
        key.lastMatch().set(at);
        key.formerLastMatch().set(at);
    }

    private KeySeries key(int position) {
        String place = Integer.toString(position);
        return new KeySeries(
                families.keys().matches().labelValues(region, place),
                families.keys().lastMatch().labelValues(region, place),
                former.lastMatch().labelValues(region, place));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
