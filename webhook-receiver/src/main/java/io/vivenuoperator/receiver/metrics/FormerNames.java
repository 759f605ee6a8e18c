package io.vivenuoperator.receiver.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.inbox.PendingDelivery;

/** What 0.1.0 called some metrics, for the rules and dashboards of those who upgrade. They go with the release after 0.2.0. */
record FormerNames(Counter refused, Summary batchRows, Summary commit, Gauge lastMatch) {
    private static final String INSTEAD = "Former name, gone after 0.2: use ";

    static FormerNames in(PrometheusRegistry registry) {
        return new FormerNames(
                Counter.builder()
                        .name(ReceiverFamilies.PREFIX + "refused")
                        .help(INSTEAD + "vivenu_receiver_requests_total")
                        .labelNames("region", "reason")
                        .withoutExemplars()
                        .register(registry),
                summary("batch_rows", "vivenu_receiver_batch_deliveries").register(registry),
                summary("commit_seconds", "vivenu_database_transaction_duration_seconds")
                        .register(registry),
                Gauge.builder()
                        .name(ReceiverFamilies.PREFIX + "signing_key_last_match_seconds")
                        .help(INSTEAD + "vivenu_receiver_signing_key_last_match_timestamp_seconds")
                        .labelNames("region", "position")
                        .withoutExemplars()
                        .register(registry));
    }

    static void watch(RequestQueue<PendingDelivery> inbox, PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name(ReceiverFamilies.PREFIX + "queue_rows")
                .help(INSTEAD + "vivenu_receiver_queue_deliveries")
                .callback(shown -> shown.call(inbox.rows()))
                .register(registry);
    }

    private static Summary.Builder summary(String name, String instead) {
        return Summary.builder()
                .name(ReceiverFamilies.PREFIX + name)
                .help(INSTEAD + instead)
                .withoutExemplars();
    }
}
