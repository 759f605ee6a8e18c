package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Everything recorded about a region's polls. Pods are deleted after some hours; the status keeps the latest results.
 *
 * @param stuck why a poller's pod can't start
 */
public record PollRecord(
        Optional<PollStatus> last, Optional<Instant> lastSuccess, ProofRecord proofs, Optional<String> stuck) {
    private static final Duration IN_THE_FUTURE = Duration.ofMinutes(1);

    /** Adds what the pods report to the previous status. */
    public static PollRecord of(VivenuRegion region, Collection<Pod> pods, Instant now) {
        var status = Optional.ofNullable(region.getStatus()).orElseGet(VivenuRegionStatus::empty);
        var polls = FinishedPolls.finished(region, pods);
        var last = Optional.ofNullable(status.lastPoll());
        var success = Optional.ofNullable(status.lastSuccessfulPollTime()).map(Instant::parse);
        for (var poll : polls) {
            var end = FinishedPolls.end(poll);
            if (!isAfter(last.map(FinishedPolls::end), end, now)) {
                last = Optional.of(poll);
            }
            if (poll.outcome() != RunOutcome.FAILED && !isAfter(success, end, now)) {
                success = Optional.of(end);
            }
        }
        var stuck = pods.stream()
                .flatMap(pod -> PodResult.outcome(pod).stuck().stream())
                .findFirst();
        return new PollRecord(last, success, ProofRecord.of(status, polls), stuck);
    }

    /** A time in the future came from a wrong clock and must not override later results. */
    private static boolean isAfter(Optional<Instant> known, Instant end, Instant now) {
        return known.filter(instant -> !instant.isAfter(now.plus(IN_THE_FUTURE)))
                .filter(end::isBefore)
                .isPresent();
    }

    /** Whether no poll has ever finished, with any outcome. */
    public boolean isEmpty() {
        return last.isEmpty();
    }
}
