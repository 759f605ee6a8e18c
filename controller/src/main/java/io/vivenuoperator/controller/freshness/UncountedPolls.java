package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.controller.freshness.FinishedPolls.FinishedPod;
import io.vivenuoperator.controller.metrics.PollEnd;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The polls that ended and that nobody has counted yet. Each pod is counted once: by its uid while this controller runs, and
 * after a restart only if it ended after the last poll of its kind in the region's status, which the controller before has counted.
 */
final class UncountedPolls {
    private static final String OTHER = "Other";

    /** The pods of polls that were counted, by the region's uid; without those that are gone. */
    private final Map<String, Set<String>> counted = new ConcurrentHashMap<>();

    /** Counts them: the next call does not return them again. */
    List<PollEnd> take(VivenuRegion region, Collection<Pod> pods) {
        var finished = FinishedPolls.byPod(region, pods);
        var taken = new ArrayList<PollEnd>();
        counted.compute(region.getMetadata().getUid(), (uid, known) -> {
            finished.stream()
                    .filter(one -> known == null ? !isOnRecord(region, one) : !known.contains(one.pod()))
                    .map(FinishedPod::poll)
                    .map(UncountedPolls::end)
                    .forEach(taken::add);
            return finished.stream().map(FinishedPod::pod).collect(Collectors.toUnmodifiableSet());
        });
        return List.copyOf(taken);
    }

    private static boolean isOnRecord(VivenuRegion region, FinishedPod one) {
        return Optional.ofNullable(region.getStatus())
                .flatMap(status -> last(status, one.poll().kind()))
                .filter(end -> !one.end().isAfter(end))
                .isPresent();
    }

    private static Optional<Instant> last(VivenuRegionStatus status, RunKind kind) {
        var ofKind = kind == RunKind.FULL ? status.lastFullPoll() : status.lastIncrementalPoll();
        return Optional.ofNullable(ofKind)
                .or(() -> Optional.ofNullable(status.lastPoll()).filter(poll -> poll.kind() == kind))
                .map(FinishedPolls::end);
    }

    private static PollEnd end(PollStatus poll) {
        return new PollEnd(poll.kind(), poll.outcome(), reason(poll));
    }

    /** The pod's own words would be an open list. */
    private static String reason(PollStatus poll) {
        if (poll.outcome() == RunOutcome.COMPLETE) {
            return "";
        }
        if (poll.outcome() == RunOutcome.FAILED) {
            return PollFailureReason.of(poll).wireName();
        }
        return Arrays.stream(RunReason.values())
                .map(RunReason::word)
                .filter(word -> word.equals(poll.reason()))
                .findFirst()
                .orElse(OTHER);
    }

    /** Called when the region is gone. */
    void forget(VivenuRegion region) {
        counted.remove(region.getMetadata().getUid());
    }
}
