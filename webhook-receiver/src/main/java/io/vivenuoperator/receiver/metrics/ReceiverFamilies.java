package io.vivenuoperator.receiver.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Set;

/** The receiver's families of metrics that requests and deliveries add to. */
record ReceiverFamilies(
        RequestFamilies requests,
        KeyFamilies keys,
        Counter deliveries,
        Histogram freshness,
        Histogram batchDeliveries,
        Gauge lastDelivery,
        Counter unreadValues) {
    static final String PREFIX = "vivenu_receiver_";

    private static final double[] REQUEST_SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};
    private static final double[] FRESHNESS_SECONDS = {1, 2, 5, 10, 30, 60, 300};
    private static final double[] BATCH_DELIVERIES = {1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000};
    private static final double[] BODY_BYTES = {512, 1_024, 2_048, 4_096, 8_192, 16_384, 65_536, 262_144, 1_048_576};

    /** About requests, whoever sent them. */
    record RequestFamilies(Counter answered, Histogram duration, Counter cutOff, Histogram bodyBytes) {}

    /** About signing keys. */
    record KeyFamilies(Counter matches, Gauge lastMatch) {}

    static ReceiverFamilies in(PrometheusRegistry registry) {
        return new ReceiverFamilies(
                requests(registry),
                keys(registry),
                counter("deliveries", "Deliveries stored in the database, by outcome", "region", "outcome")
                        .register(registry),
                histogram(
                                "freshness_seconds",
                                "Time from Vivenu's updatedAt to the commit, by Vivenu's clock and ours",
                                FRESHNESS_SECONDS,
                                "region")
                        .register(registry),
                histogram("batch_deliveries", "Deliveries in one transaction", BATCH_DELIVERIES)
                        .register(registry),
                gauge(
                                "last_delivery_timestamp_seconds",
                                "When a delivery was last stored (Unix time); absent until the first one since the start",
                                "region")
                        .register(registry),
                counter(
                                "unread_values",
                                "Values that could not be read and were left empty",
                                "region",
                                "type",
                                "field",
                                "problem")
                        .register(registry));
    }

    /** Removes the series of other regions; those of requests that belong to none stay. */
    void keepOnly(Set<String> names) {
        requests.answered().removeIf(labels -> !ReceiverMetrics.known(labels.getFirst(), names));
        for (var family :
                List.of(keys.matches(), keys.lastMatch(), deliveries, freshness, lastDelivery, unreadValues)) {
            family.removeIf(labels -> !names.contains(labels.getFirst()));
        }
    }

    private static RequestFamilies requests(PrometheusRegistry registry) {
        return new RequestFamilies(
                counter(
                                "requests",
                                "Requests by status and reason; the region is empty for a test of our own, and unless it is one of"
                                        + " the registry and the request named it or was signed with its key",
                                "region",
                                "code",
                                "reason")
                        .register(registry),
                histogram(
                                "request_duration_seconds",
                                "From a request's headers to the end of its response, by status; of the paths for deliveries",
                                REQUEST_SECONDS,
                                "code")
                        .register(registry),
                counter("cut_off", "Requests that ended without a response, by stage", "at")
                        .register(registry),
                histogram("body_bytes", "Bytes of a body that was signed with a region's key", BODY_BYTES)
                        .register(registry));
    }

    private static KeyFamilies keys(PrometheusRegistry registry) {
        return new KeyFamilies(
                counter(
                                "signing_key_matches",
                                "Valid signatures, by the key's position in the registry",
                                "region",
                                "position")
                        .register(registry),
                gauge(
                                "signing_key_last_match_timestamp_seconds",
                                "When a key was last used (Unix time), by its position in the registry",
                                "region",
                                "position")
                        .register(registry));
    }

    private static Counter.Builder counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars();
    }

    private static Gauge.Builder gauge(String name, String help, String... labels) {
        return Gauge.builder().name(PREFIX + name).help(help).labelNames(labels).withoutExemplars();
    }

    private static Histogram.Builder histogram(String name, String help, double[] buckets, String... labels) {
        return Histogram.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(buckets)
                .withoutExemplars();
    }
}
