package io.vivenuoperator.salesapi.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.salesapi.answer.AnswerCache;
import io.vivenuoperator.salesapi.portfolio.TickObserver;
import io.vivenuoperator.salesapi.stream.StreamObserver;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The API's metrics. All labels come from closed lists. */
public final class SalesApiMetrics implements TickObserver, StreamObserver, AnswerCache.CacheObserver {
    private static final String PREFIX = "vivenu_sales_api_";
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double[] TICK_SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};

    private final PrometheusRegistry registry;
    private final Histogram ticks;
    private final Counter frames;
    private final Counter ended;
    private final Counter looks;

    public SalesApiMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        ticks = Histogram.builder()
                .name(PREFIX + "tick_seconds")
                .help("Looks whether anything was committed, and how long they took with what was read then")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(TICK_SECONDS)
                .withoutExemplars()
                .register(registry);
        frames = counter("stream_frames", "Messages made for the streams, each for all clients of a region", "event");
        ended = counter("streams_ended", "Streams that ended, by reason", "reason");
        looks = counter("answer_cache", "Looks for an answer that may be kept", "found");
    }

    /** Registers the number of clients of the stream. */
    public void watchStreams(IntSupplier clients) {
        GaugeWithCallback.builder()
                .name(PREFIX + "stream_clients")
                .help("Clients of the stream now; one that left counts until the next write to it")
                .callback(shown -> shown.call(clients.getAsInt()))
                .register(registry);
    }

    @Override
    public void ticked(Outcome outcome, Duration took) {
        ticks.labelValues(outcome.name().toLowerCase(Locale.ROOT)).observe(took.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void published(String event) {
        frames.labelValues(event).inc();
    }

    @Override
    public void ended(String reason) {
        ended.labelValues(reason).inc();
    }

    @Override
    public void looked(boolean found) {
        looks.labelValues(Boolean.toString(found)).inc();
    }

    private Counter counter(String name, String help, String label) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(label)
                .withoutExemplars()
                .register(registry);
    }
}
