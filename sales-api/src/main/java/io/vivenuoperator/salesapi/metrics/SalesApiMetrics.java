package io.vivenuoperator.salesapi.metrics;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.vivenuoperator.salesapi.answer.AnswerCache;
import io.vivenuoperator.salesapi.portfolio.TickObserver;
import io.vivenuoperator.salesapi.stream.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The API's metrics. All labels come from closed lists. */
public final class SalesApiMetrics implements TickObserver, StreamObserver, AnswerCache.CacheObserver, AutoCloseable {
    private static final String PREFIX = "vivenu_sales_api_";

    private final MeterRegistry registry;
    private final Map<Series, Meter> meters = new ConcurrentHashMap<>();

    private record Series(String name, String label, String value) {
        List<Tag> tags() {
            return label.isEmpty() ? List.of() : List.of(Tag.create(label, value));
        }
    }

    public SalesApiMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the number of clients of the stream. */
    public void watchStreams(Supplier<Integer> clients) {
        var series = new Series("stream_clients", "", "");
        meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Gauge.builder(PREFIX + series.name(), clients)
                        .description("Clients of the stream now; one that left counts until the next write to it")
                        .tags(series.tags())));
    }

    @Override
    public void ticked(Outcome outcome, Duration took) {
        var series = new Series("tick", "outcome", outcome.name().toLowerCase(Locale.ROOT));
        Meter timer = meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Timer.builder(PREFIX + series.name())
                        .description(
                                "Looks whether anything was committed, and how long they took with what was read then")
                        .tags(series.tags())));
        ((Timer) timer).record(took);
    }

    @Override
    public void published(String event) {
        count(
                new Series("stream_frames", "event", event),
                "Messages made for the streams, each for all clients of a region");
    }

    @Override
    public void ended(String reason) {
        count(new Series("streams_ended", "reason", reason), "Streams that ended, by reason");
    }

    @Override
    public void looked(boolean found) {
        count(new Series("answer_cache", "found", Boolean.toString(found)), "Looks for an answer that may be kept");
    }

    private void count(Series series, String description) {
        Meter counter = meters.computeIfAbsent(
                series,
                _ -> registry.getOrCreate(Counter.builder(PREFIX + series.name())
                        .description(description)
                        .tags(series.tags())));
        ((Counter) counter).increment();
    }

    /** Removes the meters: Helidon's registry lives as long as the process. */
    @Override
    public void close() {
        meters.values().forEach(registry::remove);
        meters.clear();
    }
}
