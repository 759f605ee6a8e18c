package io.vivenuoperator.controller.metrics;

import static io.vivenuoperator.controller.metrics.SampleRows.between;
import static io.vivenuoperator.controller.metrics.SampleRows.number;
import static io.vivenuoperator.controller.metrics.SampleRows.seconds;

import io.micrometer.core.instrument.Tags;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A status as gauges. */
final class RegionSamples {
    private final SampleRows rows;

    private RegionSamples(SampleRows rows) {
        this.rows = rows;
    }

    static Map<MetricSample, Double> of(String region, VivenuRegionStatus status) {
        var rows = new SampleRows(region);
        new RegionSamples(rows).add(status);
        FormerSamples.add(rows, status);
        return rows.rows();
    }

    private void add(VivenuRegionStatus status) {
        status.conditions().forEach(this::condition);
        rows.put(
                "vivenu.region.ready",
                "1 while the region is Ready, 0 otherwise",
                status.condition(ConditionType.READY)
                        .map(ready -> ready.status() == ConditionStatus.TRUE ? 1.0 : 0.0)
                        .orElse(null));
        rows.put(
                "vivenu.region.last.success.timestamp.seconds",
                "When the last poll that did not fail ended (Unix time)",
                seconds(status.lastSuccessfulPollTime()));
        rows.put(
                "vivenu.region.proof.timestamp.seconds",
                "When the last poll that proved all data ended (Unix time)",
                seconds(status.lastProofTime()));
        rows.put(
                "vivenu.region.completeness.ratio",
                "Share of sold tickets that were stored, at the last measurement, from 0 to 1",
                Optional.ofNullable(status.completenessPercent())
                        .map(percent -> percent / 100)
                        .orElse(null));
        rows.put(
                "vivenu.region.completeness.timestamp.seconds",
                "When completeness was last measured (Unix time)",
                seconds(status.completenessTime()));
        next(RunKind.FULL, status.nextFullPollTime());
        next(RunKind.INCREMENTAL, status.nextIncrementalPollTime());
        Optional.ofNullable(status.lastFullPoll()).ifPresent(this::lastOfItsKind);
        Optional.ofNullable(status.lastIncrementalPoll()).ifPresent(this::lastOfItsKind);
    }

    private void condition(RegionCondition condition) {
        for (var status : ConditionStatus.values()) {
            rows.put(
                    "vivenu.region.condition.status",
                    "1 for the current status of a condition, 0 for the others",
                    Tags.of("condition", condition.type().wireName(), "status", words(status)),
                    condition.status() == status ? 1.0 : 0.0);
        }
        rows.put(
                "vivenu.region.condition.reason.info",
                "1 for the current reason of a condition",
                Tags.of("condition", condition.type().wireName(), "reason", condition.reason()),
                1.0);
    }

    /** True, False or Unknown, as kubectl prints them. */
    static String words(ConditionStatus status) {
        return status.name().charAt(0) + status.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void next(RunKind kind, @Nullable String time) {
        rows.put(
                "vivenu.region.next.poll.timestamp.seconds",
                "When the next poll of this kind is due, after the last one (Unix time); in the past, it is late",
                of(kind),
                seconds(time));
    }

    private void lastOfItsKind(PollStatus poll) {
        rows.put(
                "vivenu.region.last." + poll.kind().argument() + ".poll.timestamp.seconds",
                "When the last " + poll.kind().argument() + " poll ended, whatever its outcome (Unix time)",
                seconds(poll.finishedAt()));
        rows.put(
                "vivenu.region.poll.duration.seconds",
                "How long the last poll of this kind took",
                of(poll.kind()),
                between(poll.startedAt(), poll.finishedAt()));
        rows.put(
                "vivenu.region.poll.requests",
                "Requests that the last poll of this kind sent",
                of(poll.kind()),
                number(poll.requests()));
        rows.put(
                "vivenu.region.poll.tickets",
                "Tickets that the last poll of this kind read",
                of(poll.kind()),
                number(poll.tickets()));
    }

    private static Tags of(RunKind kind) {
        return Tags.of("kind", kind.argument());
    }
}
