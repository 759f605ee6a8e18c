package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A region's finished polls, from their pods, oldest first. */
final class FinishedPolls {
    /** Allowed beyond the poller's own deadline: the Job's deadline is two minutes later. */
    private static final Duration SLACK = Duration.ofMinutes(3);

    private FinishedPolls() {}

    /** @param pod the pod's uid */
    record FinishedPod(String pod, PollStatus poll) {
        Instant end() {
            return FinishedPolls.end(poll);
        }
    }

    static List<PollStatus> finished(VivenuRegion region, Collection<Pod> pods) {
        return byPod(region, pods).stream().map(FinishedPod::poll).toList();
    }

    /** Without those that another one held off: they did nothing. */
    static List<FinishedPod> byPod(VivenuRegion region, Collection<Pod> pods) {
        var longest =
                Duration.ofSeconds(region.getSpec().polling().deadlineSeconds()).plus(SLACK);
        return pods.stream()
                .flatMap(pod ->
                        PodResult.of(pod)
                                .map(poll -> new FinishedPod(pod.getMetadata().getUid(), inTime(pod, poll, longest)))
                                .stream())
                .filter(one -> !RunReason.HELD.word().equals(one.poll().reason()))
                .sorted(Comparator.comparing(FinishedPod::end))
                .toList();
    }

    static Instant end(PollStatus poll) {
        return Instant.parse(poll.finishedAt());
    }

    /**
     * A report's times come from its node's clock. If that is off by hours, an older poll would stay the latest, or this
     * one would seem older than it is; the API server's time of the pod is used instead.
     */
    private static PollStatus inTime(Pod pod, PollStatus poll, Duration longest) {
        var created = created(pod);
        if (created.isEmpty() || isWithin(created.get(), end(poll), longest)) {
            return poll;
        }
        var took = Duration.between(Instant.parse(poll.startedAt()), end(poll));
        var plausible = took.isNegative() || took.compareTo(longest) > 0 ? Duration.ZERO : took;
        return new PollStatus(
                poll.kind(),
                poll.outcome(),
                poll.reason(),
                created.get().toString(),
                created.get().plus(plausible).toString(),
                poll.events(),
                poll.tickets(),
                poll.requests(),
                poll.completenessPercent(),
                poll.vendorSold(),
                poll.storedSold(),
                poll.quarantined(),
                poll.message());
    }

    private static boolean isWithin(Instant created, Instant end, Duration longest) {
        return !end.isBefore(created.minusSeconds(60)) && !end.isAfter(created.plus(longest));
    }

    private static Optional<Instant> created(Pod pod) {
        try {
            return Optional.ofNullable(pod.getMetadata().getCreationTimestamp()).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
