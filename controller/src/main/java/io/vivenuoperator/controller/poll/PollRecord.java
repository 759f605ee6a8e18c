package io.vivenuoperator.controller.poll;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is on record about a region's polls. Pods go after some hours, the status keeps the last word.
 *
 * @param stuck why a poller's pod does not start
 */
public record PollRecord(
        Optional<PollStatus> last,
        Optional<Instant> lastSuccess,
        Optional<Double> completeness,
        Optional<String> stuck) {

    private static final String HELD = "Held";

    /** The status as it was, and what the pods add to it. */
    public static PollRecord of(VivenuRegionStatus status, Collection<Pod> pods) {
        var polls = pods.stream()
                .flatMap(pod -> PodResult.of(pod).stream())
                .filter(poll -> !HELD.equals(poll.reason()))
                .sorted(Comparator.comparing(PollRecord::finished))
                .toList();
        var last = Optional.ofNullable(status.lastPoll());
        var success = Optional.ofNullable(status.lastSuccessfulPollTime()).map(Instant::parse);
        var completeness = Optional.ofNullable(status.completenessPercent());
        for (var poll : polls) {
            if (last.isEmpty() || !finished(poll).isBefore(finished(last.get()))) {
                last = Optional.of(poll);
                if (measured(poll).isPresent()) {
                    completeness = measured(poll);
                }
            }
            if (poll.outcome() != PollOutcome.FAILED
                    && (success.isEmpty() || success.get().isBefore(finished(poll)))) {
                success = Optional.of(finished(poll));
            }
        }
        var stuck = pods.stream().flatMap(pod -> PodResult.stuck(pod).stream()).findFirst();
        return new PollRecord(last, success, completeness, stuck);
    }

    /** Whether any poll, good or bad, has ever finished. */
    public boolean isEmpty() {
        return last.isEmpty();
    }

    private static Optional<Double> measured(PollStatus poll) {
        return Optional.ofNullable(poll.completenessPercent());
    }

    private static Instant finished(PollStatus poll) {
        return Instant.parse(poll.finishedAt());
    }
}
