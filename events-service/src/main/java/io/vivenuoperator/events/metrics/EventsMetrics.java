package io.vivenuoperator.events.metrics;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict;
import io.vivenuoperator.events.delivery.DeliveryObserver;
import io.vivenuoperator.events.groupcommit.GroupObserver;
import io.vivenuoperator.events.stream.StreamWatch;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.httpclient.egress.EgressRule;
import io.vivenuoperator.platform.httpclient.egress.EgressWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The service's metrics, without those of single subscriptions. All labels come from closed lists. */
public final class EventsMetrics implements StreamWatch, DeliveryObserver, EgressWatch, GroupObserver, AutoCloseable {
    static final String PREFIX = "vivenu_events_";
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final AtomicInteger held = new AtomicInteger();
    private volatile double snapshotSeconds;
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    public EventsMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the number of clients of the stream. */
    public void watchStreams(Supplier<Integer> clients) {
        meters.computeIfAbsent(
                "stream_clients",
                name -> registry.getOrCreate(Gauge.builder(PREFIX + name, clients)
                        .description("Clients of the stream now; one that left counts until the next write to it")));
    }

    /** For what each subscription shows. */
    public SubscriptionGauges subscriptions() {
        return new SubscriptionGauges(registry);
    }

    /** Registers the number of requests that wait for their commit. */
    public void watchPublishing(Supplier<Integer> waiting) {
        meters.computeIfAbsent(
                "publications_waiting",
                name -> registry.getOrCreate(Gauge.builder(PREFIX + name, waiting)
                        .description("Requests to publish that wait for the next commit now")));
    }

    @Override
    public void committed(int requests, Duration took) {
        timer("publishing", "Committing what some requests publish together").record(took);
    }

    @Override
    public void published(int events) {
        counter("published", List.of(), "Events that publishers sent and that were stored for the first time")
                .increment(events);
    }

    @Override
    public void sent(int frames) {
        counter("stream_frames", List.of(), "Messages that were written to clients of the stream")
                .increment(frames);
    }

    @Override
    public void ended(String reason) {
        counter("streams_ended", List.of(Tag.create("reason", reason)), "Streams that ended, by reason")
                .increment();
    }

    @Override
    public void attempted(MessageSubscription subscription, AttemptResult result, Duration sinceStored) {
        String outcome =
                switch (result.verdict()) {
                    case AttemptVerdict.Accepted _ -> "Delivered";
                    case AttemptVerdict.Failed(var _, var reason, var _) -> reason.word();
                    case AttemptVerdict.Hopeless(var _, var reason) -> reason.word();
                };
        counter("attempts", List.of(Tag.create("result", outcome)), "Attempts to deliver, by result")
                .increment();
        // Two clocks: where they disagree the time is not known.
        if (result.verdict() instanceof AttemptVerdict.Accepted && !sinceStored.isNegative()) {
            timer("delivery", "From the commit of a message to its acceptance by an endpoint")
                    .record(sinceStored);
        }
    }

    @Override
    public void gaveUp(MessageSubscription subscription, String reason, int messages) {
        counter(
                        "given_up",
                        List.of(Tag.create("reason", reason)),
                        "Messages that became dead letters, by the last reason")
                .increment(messages);
    }

    @Override
    public void wrote(int outcomes, Duration took) {
        timer("outcomes_written", "Writing the outcomes of some attempts together")
                .record(took);
    }

    @Override
    public void holds(int shards) {
        if (held.getAndSet(shards) != shards) {
            counter("shard_changes", List.of(), "How often this process had another number of shards than before")
                    .increment();
        }
        meters.computeIfAbsent(
                "shards",
                name -> registry.getOrCreate(Gauge.builder(PREFIX + name, held::get)
                        .description("Shards of subscriptions that this process delivers for, of 16")));
    }

    @Override
    public void snapshotHeld(Optional<Duration> held) {
        String name = "oldest_xmin_seconds";
        if (held.isEmpty()) {
            Optional.ofNullable(meters.remove(name)).ifPresent(registry::remove);
            return;
        }
        snapshotSeconds = held.get().toMillis() / MILLIS;
        meters.computeIfAbsent(
                name,
                _ -> registry.getOrCreate(Gauge.builder(PREFIX + name, () -> snapshotSeconds)
                        .description(
                                "For how long at least the oldest snapshot of the database server has been held")));
    }

    @Override
    public void refused(EgressRule rule) {
        counter(
                        "egress_refused",
                        List.of(Tag.create("rule", rule.label())),
                        "URLs and addresses that nothing is sent to, by the rule that refuses them")
                .increment();
    }

    private Timer timer(String name, String description) {
        return (Timer) meters.computeIfAbsent(
                name, _ -> registry.getOrCreate(Timer.builder(PREFIX + name).description(description)));
    }

    private Counter counter(String name, List<Tag> tags, String description) {
        return (Counter) meters.computeIfAbsent(
                name + tags,
                _ -> registry.getOrCreate(
                        Counter.builder(PREFIX + name).description(description).tags(tags)));
    }

    /** Removes the meters: Helidon's registry lives as long as the process. */
    @Override
    public void close() {
        meters.values().forEach(registry::remove);
        meters.clear();
    }
}
