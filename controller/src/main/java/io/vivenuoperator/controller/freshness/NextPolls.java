package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the next polls are due by the schedules alone, so that it changes when a poll ends, and not by itself. In the past: a poll
 * is late. Absent while nothing is scheduled, and before the first poll.
 *
 * @param first of either kind, after the last poll of either kind
 * @param full after the last full poll
 * @param incremental after the last incremental poll
 */
public record NextPolls(Optional<Instant> first, Optional<Instant> full, Optional<Instant> incremental) {
    static final NextPolls NONE = new NextPolls(Optional.empty(), Optional.empty(), Optional.empty());

    /** @param pollers whether the CronJobs match the spec */
    static NextPolls of(VivenuRegion region, ConditionResult pollers, PollRecord record) {
        var last = record.last().map(FinishedPolls::end);
        if (last.isEmpty() || pollers.reason() != Reason.SCHEDULED) {
            return NONE;
        }
        var end = last.get();
        return new NextPolls(
                Stream.of(RunKind.values())
                        .flatMap(kind -> ScheduleTimes.firstAfter(region, kind, end).stream())
                        .min(Instant::compareTo),
                next(region, RunKind.FULL, record.proofs().lastFull(), end),
                next(region, RunKind.INCREMENTAL, record.proofs().lastIncremental(), end));
    }

    /** Without a poll of its kind, after any. */
    private static Optional<Instant> next(
            VivenuRegion region, RunKind kind, Optional<PollStatus> last, Instant otherwise) {
        return ScheduleTimes.firstAfter(
                region, kind, last.map(FinishedPolls::end).orElse(otherwise));
    }
}
