package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.operator.refusal.KubernetesWords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Kubernetes reports about polls beside their results.
 *
 * @param obstacle what prevents the next poll; cleared when a later one starts
 * @param running whether a poll is running now
 */
public record PollSigns(Optional<PollObstacle> obstacle, boolean running) {
    public static final PollSigns NONE = new PollSigns(Optional.empty(), false);

    /** For CronJobs; other warnings are about missed runs or history cleanup. */
    private static final Set<String> OF_CRON_JOBS = Set.of(
            "FailedCreate",
            "FailedNeedsStart",
            "InvalidSchedule",
            "UnparseableSchedule",
            "UnknownTimeZone",
            "TooManyMissedTimes");

    private static final Pattern COMBINED = Pattern.compile("^\\(combined from similar events\\): ");
    private static final Pattern CREATING = Pattern.compile("^Error creating(?: job)?: ");

    /** Combines Events, pods and the last poll. */
    public static PollSigns of(Collection<Event> events, Collection<Pod> pods, Optional<PollStatus> last) {
        var begun = Stream.concat(
                        pods.stream().map(pod -> Instant.parse(pod.getMetadata().getCreationTimestamp())),
                        last.stream().map(poll -> Instant.parse(poll.startedAt())))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.SECONDS);
        var newest = events.stream()
                .filter(event -> isOfPod(event)
                        ? isOfStarting(event, pods)
                        : isRefusal(event) && at(event).isAfter(begun))
                .max(Comparator.comparing(PollSigns::at));
        return new PollSigns(
                newest.map(PollSigns::obstacle),
                pods.stream().anyMatch(pod -> PodResult.outcome(pod).isRunning()));
    }

    /** Uses the other obstacle if there is none yet. */
    public PollSigns or(Optional<PollObstacle> other) {
        return obstacle.isPresent() ? this : new PollSigns(other, running);
    }

    private static boolean isOfPod(Event event) {
        return "Pod".equals(event.getInvolvedObject().getKind());
    }

    private static boolean isOfStarting(Event event, Collection<Pod> pods) {
        var uid = event.getInvolvedObject().getUid();
        return pods.stream()
                .anyMatch(pod -> pod.getMetadata().getUid().equals(uid)
                        && PodResult.outcome(pod).isStarting());
    }

    private static boolean isRefusal(Event event) {
        return "Job".equals(event.getInvolvedObject().getKind()) || OF_CRON_JOBS.contains(event.getReason());
    }

    private static PollObstacle obstacle(Event event) {
        var reason = isOfPod(event) ? Reason.POLLER_POD_STUCK : Reason.POLLER_POD_REFUSED;
        var words = words(event);
        return new PollObstacle(reason, words.isEmpty() ? event.getReason() : event.getReason() + " (" + words + ")");
    }

    /** Each attempt is for a pod with a new name. Without the name all attempts read the same, so the status need not change. */
    private static String words(Event event) {
        var line = KubernetesWords.of(event.getMessage());
        line = COMBINED.matcher(line).replaceFirst("");
        line = CREATING.matcher(line).replaceFirst("");
        return line.replaceAll(
                "\"" + Pattern.quote(event.getInvolvedObject().getName()) + "-[a-z0-9]{5}\"",
                "\"" + event.getInvolvedObject().getName() + "-*\"");
    }

    /** When the Event was last seen, in the older or the newer form of Events. */
    private static Instant at(Event event) {
        return Stream.of(
                        Optional.ofNullable(event.getSeries())
                                .map(EventSeries::getLastObservedTime)
                                .map(MicroTime::getTime),
                        Optional.ofNullable(event.getLastTimestamp()),
                        Optional.ofNullable(event.getEventTime()).map(MicroTime::getTime),
                        Optional.ofNullable(event.getFirstTimestamp()),
                        Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
                .flatMap(Optional::stream)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
