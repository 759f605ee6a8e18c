package io.vivenuoperator.controller.metrics;

import static io.vivenuoperator.controller.metrics.SampleRows.between;
import static io.vivenuoperator.controller.metrics.SampleRows.number;
import static io.vivenuoperator.controller.metrics.SampleRows.seconds;

import io.micrometer.core.instrument.Tags;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.util.Optional;

/** What 0.1 called otherwise, for one release more: its alerts and dashboards go on meanwhile. */
final class FormerSamples {
    private final SampleRows rows;

    private FormerSamples(SampleRows rows) {
        this.rows = rows;
    }

    static void add(SampleRows rows, VivenuRegionStatus status) {
        new FormerSamples(rows).add(status);
    }

    private void add(VivenuRegionStatus status) {
        status.conditions()
                .forEach(condition -> rows.put(
                        "vivenu.region.condition",
                        "Until the next release: vivenu_region_condition_status and _reason_info. 1 for the current status and reason of a condition",
                        Tags.of(
                                "condition", condition.type().wireName(),
                                "status", RegionSamples.words(condition.status()),
                                "reason", condition.reason()),
                        1.0));
        rows.put(
                "vivenu.region.completeness.percent",
                "Until the next release: vivenu_region_completeness_ratio. The same in percent",
                status.completenessPercent());
        rows.put(
                "vivenu.region.last.proof.timestamp.seconds",
                "Until the next release: vivenu_region_proof_timestamp_seconds. The same",
                seconds(status.lastProofTime()));
        Optional.ofNullable(status.lastPoll()).ifPresent(this::lastPoll);
    }

    private void lastPoll(PollStatus poll) {
        rows.put(
                "vivenu.region.last.poll.outcome",
                "Until the next release: vivenu_polls_total. 1 for the kind, outcome and reason of the last poll; the reason is empty if it was complete",
                Tags.of(
                        "kind", poll.kind().argument(),
                        "outcome", poll.outcome().word(),
                        "reason", Optional.ofNullable(poll.reason()).orElse("")),
                1.0);
        rows.put(
                "vivenu.region.last.poll.timestamp.seconds",
                "When the last poll ended (Unix time)",
                seconds(poll.finishedAt()));
        rows.put(
                "vivenu.region.last.poll.duration.seconds",
                "Until the next release: vivenu_region_poll_duration_seconds. How long the last poll took",
                between(poll.startedAt(), poll.finishedAt()));
        rows.put("vivenu.region.last.poll.events", "Events that the last poll read", number(poll.events()));
        rows.put("vivenu.region.last.poll.tickets", "Tickets that the last poll read", number(poll.tickets()));
        rows.put(
                "vivenu.region.last.poll.requests",
                "Until the next release: vivenu_region_poll_requests. Requests that the last poll sent",
                number(poll.requests()));
    }
}
