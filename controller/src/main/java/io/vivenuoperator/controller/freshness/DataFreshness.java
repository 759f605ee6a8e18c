package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the stored data is as recent as the schedule promises. One missed run is forgiven: the data is stale when the
 * second scheduled run after the last good poll should have finished and has not.
 */
public final class DataFreshness {
    private static final List<Reason> HINDRANCES = List.of(Reason.POLLER_POD_STUCK, Reason.POLLER_POD_REFUSED);

    private final Clock clock;

    public DataFreshness(Clock clock) {
        this.clock = clock;
    }

    /**
     * An assessment of the data's age.
     *
     * @param until when the data becomes stale if nothing happens; empty if it is stale already or nothing is known
     */
    public record Verdict(ConditionResult finding, Optional<Instant> until) {
        /** Keeps the finding, but is judged again at the earlier of the two deadlines. */
        public Verdict orSooner(Verdict other) {
            return new Verdict(
                    finding,
                    Stream.of(until, other.until).flatMap(Optional::stream).min(Instant::compareTo));
        }
    }

    public Verdict judge(VivenuRegion region, PollRecord record) {
        return judge(region, record, PollSigns.NONE);
    }

    /**
     * Whether the data is fresh, and if not, what prevents a poll.
     *
     * @param told what Kubernetes reports about polls beside their results; a pod's own state takes precedence
     */
    public Verdict judge(VivenuRegion region, PollRecord record, PollSigns told) {
        var signs = new PollSigns(stuck(record), told.running()).or(told.obstacle());
        if (record.lastSuccess().isEmpty()) {
            return neverPolled(region, record, signs);
        }
        var success = record.lastSuccess().get();
        if (region.getSpec().polling().suspend()) {
            return new Verdict(
                    ConditionResult.unknown(
                            Reason.SUSPENDED, "Polling is suspended; the data dates from " + success + "."),
                    Optional.empty());
        }
        var stale = ScheduleTimes.secondAfter(region, RunKind.INCREMENTAL, success);
        return clock.instant().isBefore(stale)
                ? new Verdict(fresh(success, record, signs), Optional.of(stale))
                : new Verdict(stale(region, success, record, signs), Optional.empty());
    }

    private Verdict neverPolled(VivenuRegion region, PollRecord record, PollSigns signs) {
        var known = signs.obstacle()
                .map(PollObstacle::finding)
                .or(() -> record.last()
                        .filter(poll -> poll.outcome() == RunOutcome.FAILED)
                        .map(DataFreshness::failed))
                .or(() -> remembered(region, signs));
        if (known.isPresent()) {
            return new Verdict(known.get(), Optional.empty());
        }
        return region.getSpec().polling().suspend()
                ? new Verdict(
                        ConditionResult.unknown(
                                Reason.SUSPENDED, "Polling is suspended, and nothing has been polled yet."),
                        Optional.empty())
                : firstPoll(region);
    }

    private Verdict firstPoll(VivenuRegion region) {
        var scheduled = Optional.ofNullable(region.getStatus())
                .flatMap(status -> status.condition(ConditionType.POLLERS_SCHEDULED))
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .map(condition -> Instant.parse(condition.lastTransitionTime()));
        return scheduled
                .filter(since ->
                        !clock.instant().isBefore(ScheduleTimes.secondAfter(region, RunKind.INCREMENTAL, since)))
                .map(since -> new Verdict(
                        ConditionResult.no(
                                Reason.POLL_OVERDUE,
                                "No poll has finished since " + since
                                        + ", and the cause is unknown: run kubectl describe cronjobs,jobs,pods -l vivenu-operator.io/region="
                                        + region.getMetadata().getName()),
                        Optional.empty()))
                .orElseGet(() -> new Verdict(
                        ConditionResult.unknown(Reason.FIRST_POLL_PENDING, "No poll has finished yet."),
                        scheduled.map(since -> ScheduleTimes.secondAfter(region, RunKind.INCREMENTAL, since))));
    }

    /** A Job that exceeds its deadline deletes its pod; the previous finding stays true until another poll runs. */
    private static Optional<ConditionResult> remembered(VivenuRegion region, PollSigns signs) {
        return signs.running()
                ? Optional.empty()
                : Optional.ofNullable(region.getStatus())
                        .flatMap(status -> status.condition(ConditionType.DATA_FRESH))
                        .flatMap(condition -> HINDRANCES.stream()
                                .filter(reason -> reason.wireName().equals(condition.reason()))
                                .findFirst()
                                .map(reason -> ConditionResult.no(reason, condition.message())));
    }

    private static ConditionResult fresh(Instant success, PollRecord record, PollSigns signs) {
        var failure = record.last().filter(poll -> poll.outcome() == RunOutcome.FAILED);
        var message = signs.obstacle()
                .map(what ->
                        "The last good poll ended at " + success + "; the next one can't start: " + what.sentence())
                .or(() -> failure.map(poll ->
                        "The last good poll ended at " + success + "; the last one failed: " + poll.reason() + "."))
                .orElse("The last poll succeeded at " + success + ".");
        return ConditionResult.yes(Reason.POLLED, message);
    }

    private static ConditionResult stale(VivenuRegion region, Instant success, PollRecord record, PollSigns signs) {
        return signs.obstacle()
                .map(PollObstacle::finding)
                .or(() -> record.last()
                        .filter(poll -> poll.outcome() == RunOutcome.FAILED)
                        .map(DataFreshness::failed))
                .or(() -> remembered(region, signs))
                .orElseGet(() -> ConditionResult.no(
                        Reason.POLL_OVERDUE,
                        "The last good poll ended at " + success + "; no poll has reported since."));
    }

    private static Optional<PollObstacle> stuck(PollRecord record) {
        return record.stuck().map(why -> new PollObstacle(Reason.POLLER_POD_STUCK, why));
    }

    private static ConditionResult failed(PollStatus poll) {
        var podReason = Optional.ofNullable(poll.reason()).orElse("Error");
        var detail = Optional.ofNullable(poll.message()).orElse("");
        return ConditionResult.no(
                PollFailureReason.of(poll), ("The last poll failed (" + podReason + "). " + detail).strip());
    }
}
