package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Tags;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A status as gauges. An unknown value has no gauge: 0 would be wrong. */
final class RegionSamples {
    private final Tags region;
    private final Map<MetricSample, Double> rows = new HashMap<>();

    private RegionSamples(String region) {
        this.region = Tags.of("region", region);
    }

    static Map<MetricSample, Double> of(String region, VivenuRegionStatus status) {
        var found = new RegionSamples(region);
        found.conditions(status);
        found.put(
                "vivenu.region.last.success.timestamp.seconds",
                "When the last poll that did not fail ended (Unix time)",
                seconds(status.lastSuccessfulPollTime()));
        found.put(
                "vivenu.region.completeness.percent",
                "Share of sold tickets that were stored, at the last measurement",
                status.completenessPercent());
        found.put(
                "vivenu.region.completeness.timestamp.seconds",
                "When completeness was last measured (Unix time)",
                seconds(status.completenessTime()));
        found.put(
                "vivenu.region.last.proof.timestamp.seconds",
                "When the last poll that proved all data ended (Unix time)",
                seconds(status.lastProofTime()));
        Optional.ofNullable(status.lastFullPoll())
                .ifPresent(poll -> found.put(
                        "vivenu.region.last.full.poll.timestamp.seconds",
                        "When the last full poll ended, whatever its outcome (Unix time)",
                        seconds(poll.finishedAt())));
        Optional.ofNullable(status.lastIncrementalPoll())
                .ifPresent(poll -> found.put(
                        "vivenu.region.last.incremental.poll.timestamp.seconds",
                        "When the last incremental poll ended, whatever its outcome (Unix time)",
                        seconds(poll.finishedAt())));
        Optional.ofNullable(status.lastPoll()).ifPresent(found::lastPoll);
        return Map.copyOf(found.rows);
    }

    private void conditions(VivenuRegionStatus status) {
        status.conditions()
                .forEach(condition -> rows.put(
                        new MetricSample(
                                "vivenu.region.condition",
                                "1 for the current status and reason of a condition",
                                region.and(
                                        "condition", condition.type().wireName(),
                                        "status", status(condition.status().name()),
                                        "reason", condition.reason())),
                        1.0));
    }

    /** True, False or Unknown, as kubectl prints them. */
    private static String status(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private void lastPoll(PollStatus poll) {
        var started = Instant.parse(poll.startedAt());
        var finished = Instant.parse(poll.finishedAt());
        rows.put(
                new MetricSample(
                        "vivenu.region.last.poll.outcome",
                        "1 for the kind, outcome and reason of the last poll; the reason is empty if it was complete",
                        region.and(
                                "kind", poll.kind().argument(),
                                "outcome", status(poll.outcome().name()),
                                "reason", Optional.ofNullable(poll.reason()).orElse(""))),
                1.0);
        put(
                "vivenu.region.last.poll.timestamp.seconds",
                "When the last poll ended (Unix time)",
                seconds(poll.finishedAt()));
        put(
                "vivenu.region.last.poll.duration.seconds",
                "How long the last poll took",
                finished.isBefore(started)
                        ? null
                        : Duration.between(started, finished).toMillis() / 1000.0);
        put("vivenu.region.last.poll.events", "Events that the last poll read", number(poll.events()));
        put("vivenu.region.last.poll.tickets", "Tickets that the last poll read", number(poll.tickets()));
        put("vivenu.region.last.poll.requests", "Requests that the last poll sent", number(poll.requests()));
    }

    private void put(String name, String meaning, @Nullable Double value) {
        if (value != null) {
            rows.put(new MetricSample(name, meaning, region), value);
        }
    }

    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Double seconds(@Nullable String time) {
        return time == null ? null : (double) Instant.parse(time).getEpochSecond();
    }
}
