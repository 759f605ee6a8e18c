package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The gauges of all regions. Each reflects the region's status and is removed with the region. */
final class RegionGauges {
    private final MeterRegistry registry;
    private final Map<String, Region> regions = new ConcurrentHashMap<>();

    RegionGauges(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("vivenu.regions", regions, Map::size)
                .description("Regions that this controller manages; if the series is absent, no controller is running")
                .register(registry);
    }

    private record Region(VivenuRegionStatus status, Map<MetricSample, Shown> rows) {}

    private record Shown(AtomicReference<Double> value, Gauge gauge) {}

    void show(String region, VivenuRegionStatus status) {
        regions.compute(
                region,
                (key, before) -> before != null && before.status().equals(status)
                        ? before
                        : new Region(
                                status,
                                changed(before == null ? Map.of() : before.rows(), RegionSamples.of(key, status))));
    }

    void forget(String region) {
        regions.computeIfPresent(region, (key, gone) -> {
            changed(gone.rows(), Map.of());
            return null;
        });
    }

    private Map<MetricSample, Shown> changed(Map<MetricSample, Shown> before, Map<MetricSample, Double> wanted) {
        before.forEach((row, shown) -> {
            if (!wanted.containsKey(row)) {
                registry.remove(shown.gauge());
            }
        });
        var after = new HashMap<MetricSample, Shown>();
        wanted.forEach((row, value) -> after.put(row, shown(before, row, value)));
        return Map.copyOf(after);
    }

    private Shown shown(Map<MetricSample, Shown> before, MetricSample row, double value) {
        var shown = before.get(row);
        if (shown == null) {
            return register(row, value);
        }
        shown.value().set(value);
        return shown;
    }

    private Shown register(MetricSample row, double value) {
        var held = new AtomicReference<>(value);
        var gauge = Gauge.builder(row.name(), held, AtomicReference::get)
                .description(row.meaning())
                .tags(row.tags())
                .register(registry);
        return new Shown(held, gauge);
    }
}
