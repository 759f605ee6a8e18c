package io.vivenuoperator.events.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict;
import io.vivenuoperator.events.delivery.DeliveryObserver;
import io.vivenuoperator.events.groupcommit.GroupObserver;
import io.vivenuoperator.events.stream.StreamWatch;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.httpclient.egress.EgressRule;
import io.vivenuoperator.platform.httpclient.egress.EgressWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The service's metrics, without those of single subscriptions. */
public final class EventsMetrics implements StreamWatch, DeliveryObserver, EgressWatch, GroupObserver {
    private static final int NOT_YET = -1;
    private static final double MILLIS = 1_000;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrometheusRegistry registry;
    private final EventsFamilies families;
    private final AtomicInteger held = new AtomicInteger(NOT_YET);
    private volatile Optional<Duration> snapshot = Optional.empty();

    public EventsMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        families = EventsFamilies.in(registry);
        gauge(
                "shards",
                "Shards of subscriptions that this pod delivers for; 16 in all pods together, or somebody has none",
                shown -> {
                    int now = held.get();
                    if (now != NOT_YET) {
                        shown.call(now);
                    }
                });
        gauge(
                "oldest_xmin_seconds",
                "For how long at least the oldest snapshot of the database server has been held, by whomever: what dies"
                        + " meanwhile can't be vacuumed. Looked at every 5 s",
                shown -> snapshot.ifPresent(since -> shown.call(since.toMillis() / MILLIS)));
    }

    /** Registers the number of clients of the stream. */
    public void watchStreams(IntSupplier clients) {
        gauge(
                "stream_clients",
                "Clients of the stream now; one that left counts until the next write to it",
                shown -> shown.call(clients.getAsInt()));
    }

    /** For what each subscription shows. */
    public SubscriptionGauges subscriptions() {
        return new SubscriptionGauges(registry);
    }

    /** Registers the number of requests that wait for their commit. */
    public void watchPublishing(IntSupplier waiting) {
        gauge(
                "publications_waiting",
                "Requests to publish that wait for the next commit now",
                shown -> shown.call(waiting.getAsInt()));
    }

    @Override
    public void committed(int requests, Duration took) {
        families.publishing().committed().observe(seconds(took));
    }

    @Override
    public void published(int events) {
        families.publishing().published().inc(events);
    }

    @Override
    public void sent(int frames) {
        families.streaming().frames().inc(frames);
    }

    @Override
    public void ended(String reason) {
        families.streaming().ended().labelValues(reason).inc();
    }

    @Override
    public void attempted(MessageSubscription subscription, AttemptResult result, Duration sinceStored) {
        String outcome =
                switch (result.verdict()) {
                    case AttemptVerdict.Accepted _ -> "Delivered";
                    case AttemptVerdict.Failed(var _, var reason, var _) -> reason.word();
                    case AttemptVerdict.Hopeless(var _, var reason) -> reason.word();
                };
        families.delivering().attempts().labelValues(outcome).inc();
        // Two clocks: where they disagree the time is not known.
        if (result.verdict() instanceof AttemptVerdict.Accepted && !sinceStored.isNegative()) {
            families.delivering().delivery().observe(seconds(sinceStored));
        }
    }

    @Override
    public void gaveUp(MessageSubscription subscription, String reason, int messages) {
        families.delivering().givenUp().labelValues(reason).inc(messages);
    }

    @Override
    public void wrote(int outcomes, Duration took) {
        families.delivering().outcomesWritten().observe(seconds(took));
    }

    @Override
    public void holds(int shards) {
        if (Math.max(0, held.getAndSet(shards)) != shards) {
            families.delivering().shardChanges().inc();
        }
    }

    @Override
    public void snapshotHeld(Optional<Duration> held) {
        snapshot = held;
    }

    @Override
    public void refused(EgressRule rule) {
        families.delivering().egressRefused().labelValues(rule.label()).inc();
    }

    private static double seconds(Duration took) {
        return took.toNanos() / NANOS_PER_SECOND;
    }

    private void gauge(String name, String help, Consumer<GaugeWithCallback.Callback> value) {
        GaugeWithCallback.builder()
                .name(EventsFamilies.PREFIX + name)
                .help(help)
                .callback(value)
                .register(registry);
    }
}
