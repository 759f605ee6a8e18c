package io.vivenuoperator.events.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The service's counters and histograms. All labels come from closed lists. */
record EventsFamilies(Publishing publishing, Streaming streaming, Delivering delivering) {
    static final String PREFIX = "vivenu_events_";

    private static final double[] WRITE_SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};
    private static final double[] DELIVERY_SECONDS = {.05, .1, .25, .5, 1, 2, 5, 10, 30, 60, 300, 3_600};

    /** What publishers sent. */
    record Publishing(Counter published, Histogram committed) {}

    /** What clients of the stream got. */
    record Streaming(Counter frames, Counter ended) {}

    /** What subscriptions got. */
    record Delivering(
            Counter attempts,
            Histogram delivery,
            Counter givenUp,
            Histogram outcomesWritten,
            Counter shardChanges,
            Counter egressRefused) {}

    static EventsFamilies in(PrometheusRegistry registry) {
        return new EventsFamilies(
                new Publishing(
                        counter("published", "Events that publishers sent and that were stored for the first time")
                                .register(registry),
                        histogram(
                                        "publishing_seconds",
                                        "Committing what some requests publish together; its count is that of commits",
                                        WRITE_SECONDS)
                                .register(registry)),
                new Streaming(
                        counter("stream_frames", "Messages that were written to clients of the stream")
                                .register(registry),
                        counter("streams_ended", "Streams that ended, by reason", "reason")
                                .register(registry)),
                delivering(registry));
    }

    private static Delivering delivering(PrometheusRegistry registry) {
        return new Delivering(
                counter("attempts", "Attempts to deliver: `Delivered`, or why not", "result")
                        .register(registry),
                histogram(
                                "delivery_seconds",
                                "From the commit of a message to its acceptance by an endpoint",
                                DELIVERY_SECONDS)
                        .register(registry),
                counter("given_up", "Messages that became dead letters, by the last reason", "reason")
                        .register(registry),
                histogram("outcomes_written_seconds", "Writing the outcomes of some attempts together", WRITE_SECONDS)
                        .register(registry),
                counter("shard_changes", "How often this pod had another number of shards than before")
                        .register(registry),
                counter(
                                "egress_refused",
                                "URLs and addresses that nothing is sent to, by the rule that refuses them; counted when"
                                        + " one is given and at each attempt",
                                "rule")
                        .register(registry));
    }

    private static Counter.Builder counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars();
    }

    private static Histogram.Builder histogram(String name, String help, double[] buckets) {
        return Histogram.builder()
                .name(PREFIX + name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(buckets)
                .withoutExemplars();
    }
}
