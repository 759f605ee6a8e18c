package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A region's gauges, while they are collected. An unknown value has no gauge: 0 would be wrong. */
final class SampleRows {
    private final Tags region;
    private final Map<MetricSample, Double> rows = new HashMap<>();

    SampleRows(String region) {
        this.region = Tags.of("region", region);
    }

    void put(String name, String meaning, @Nullable Double value) {
        put(name, meaning, Tags.empty(), value);
    }

    /** @param more labels beside the region */
    void put(String name, String meaning, Tags more, @Nullable Double value) {
        if (value != null) {
            rows.put(new MetricSample(name, meaning, region.and(more)), value);
        }
    }

    Map<MetricSample, Double> rows() {
        return Map.copyOf(rows);
    }

    static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    /** Unix time. */
    static @Nullable Double seconds(@Nullable String time) {
        return time == null ? null : (double) Instant.parse(time).getEpochSecond();
    }

    /** Seconds between two times; unknown if they are the wrong way round. */
    static @Nullable Double between(String start, String end) {
        var took = Duration.between(Instant.parse(start), Instant.parse(end));
        return took.isNegative() ? null : took.toMillis() / 1000.0;
    }
}
