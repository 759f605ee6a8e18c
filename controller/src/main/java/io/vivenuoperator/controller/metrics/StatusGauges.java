package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The gauges of all resources of a kind. Each reflects its resource's status and is removed with the resource.
 *
 * @param <S> a status
 */
final class StatusGauges<S> {
    private final MeterRegistry registry;
    private final Map<String, ShownResource<S>> resources = new ConcurrentHashMap<>();

    /**
     * No gauge yet but their number.
     *
     * @param count the name of the gauge that says how many resources there are
     */
    StatusGauges(MeterRegistry registry, String count, String meaning) {
        this.registry = registry;
        Gauge.builder(count, resources, Map::size).description(meaning).register(registry);
    }

    private record ShownResource<S>(S status, Map<MetricSample, Shown> rows) {}

    private record Shown(AtomicReference<Double> value, Gauge gauge) {}

    /** @param wanted asked only if the status is another one than before */
    void show(String key, S status, Supplier<Map<MetricSample, Double>> wanted) {
        resources.compute(
                key,
                (_, before) -> before != null && before.status().equals(status)
                        ? before
                        : new ShownResource<>(
                                status, changed(before == null ? Map.of() : before.rows(), wanted.get())));
    }

    void forget(String key) {
        resources.computeIfPresent(key, (_, gone) -> {
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
