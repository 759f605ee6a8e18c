package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The finished polls. A series shows 0 for its first two minutes: {@code increase()} takes no notice of the value that a series
 * begins with, and the first poll after a restart of the controller would be missing.
 */
final class PollCounters {
    static final String POLLS = "vivenu.polls";
    /** More than two scrapes. */
    private static final Duration AT_ZERO = Duration.ofMinutes(2);

    private static final String REGION = "region";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Tags, PollSeries> series = new ConcurrentHashMap<>();

    PollCounters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record PollSeries(Instant shownFrom, AtomicLong polls) {
        double at(Instant now) {
            return now.isBefore(shownFrom) ? 0 : polls.get();
        }
    }

    void count(String region, PollEnd poll) {
        var tags = Tags.of(
                REGION,
                region,
                "kind",
                poll.kind().argument(),
                "outcome",
                poll.outcome().word().toLowerCase(Locale.ROOT),
                "reason",
                poll.reason());
        series.computeIfAbsent(tags, this::begun).polls().incrementAndGet();
    }

    private PollSeries begun(Tags tags) {
        var begun = new PollSeries(clock.instant().plus(AT_ZERO), new AtomicLong());
        FunctionCounter.builder(POLLS, begun, counted -> counted.at(clock.instant()))
                .description("Polls that ended, each pod counted once; a new series shows 0 for two minutes")
                .tags(tags)
                .register(registry);
        return begun;
    }

    void forget(String region) {
        registry.find(POLLS).tag(REGION, region).meters().forEach(registry::remove);
        series.keySet().removeIf(tags -> tags.stream().anyMatch(Tag.of(REGION, region)::equals));
    }
}
