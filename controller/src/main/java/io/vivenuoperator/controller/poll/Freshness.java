package io.vivenuoperator.controller.poll;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.vivenuoperator.controller.condition.Finding;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.poller.PollerCronJobs;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether the stored data is as young as the schedule promises. One missed turn is forgiven: the data is stale when the
 * second turn after the last good poll should have finished and has not.
 */
public final class Freshness {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final Clock clock;

    public Freshness(Clock clock) {
        this.clock = clock;
    }

    /**
     * What can be said about the data's age.
     *
     * @param until when it becomes stale if nothing happens; empty when it is, or nothing is known
     */
    public record Verdict(Finding finding, Optional<Instant> until) {}

    public Verdict judge(VivenuRegion region, PollRecord record) {
        if (record.lastSuccess().isEmpty()) {
            return new Verdict(neverPolled(region, record), Optional.empty());
        }
        var success = record.lastSuccess().get();
        if (region.getSpec().polling().suspend()) {
            return new Verdict(
                    Finding.unknown(Reason.SUSPENDED, "Polling is suspended; the data is of " + success + "."),
                    Optional.empty());
        }
        var stale = staleAt(region, success);
        return clock.instant().isBefore(stale)
                ? new Verdict(fresh(success, record), Optional.of(stale))
                : new Verdict(stale(region, success, record), Optional.empty());
    }

    private static Finding neverPolled(VivenuRegion region, PollRecord record) {
        return record.stuck()
                .map(Freshness::stuck)
                .or(() -> record.last()
                        .filter(poll -> poll.outcome() == PollOutcome.FAILED)
                        .map(Freshness::failed))
                .or(() -> rememberedAsStuck(region))
                .orElseGet(() -> region.getSpec().polling().suspend()
                        ? Finding.unknown(Reason.SUSPENDED, "Polling is suspended, and nothing has been polled yet.")
                        : Finding.unknown(Reason.FIRST_POLL_PENDING, "No poll has finished yet."));
    }

    /** A Job that passes its deadline takes its pod along; what the pod said stays true until another poll ends. */
    private static Optional<Finding> rememberedAsStuck(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus())
                .flatMap(status -> status.condition(ConditionType.DATA_FRESH))
                .filter(condition -> condition.reason().equals(Reason.POLLER_POD_STUCK.wireName()))
                .map(condition -> Finding.no(Reason.POLLER_POD_STUCK, condition.message()));
    }

    private static Finding fresh(Instant success, PollRecord record) {
        var failure = record.last().filter(poll -> poll.outcome() == PollOutcome.FAILED);
        var message = record.stuck()
                .map(why -> "The last good poll ended at " + success + "; the next one does not start: " + why + ".")
                .or(() -> failure.map(poll ->
                        "The last good poll ended at " + success + "; the last one failed: " + poll.reason() + "."))
                .orElse("The last poll succeeded at " + success + ".");
        return Finding.yes(Reason.POLLED, message);
    }

    private static Finding stale(VivenuRegion region, Instant success, PollRecord record) {
        return record.stuck()
                .map(Freshness::stuck)
                .or(() -> record.last()
                        .filter(poll -> poll.outcome() == PollOutcome.FAILED)
                        .map(Freshness::failed))
                .or(() -> rememberedAsStuck(region))
                .orElseGet(() -> Finding.no(
                        Reason.POLL_OVERDUE,
                        "The last good poll ended at " + success + ", and none since has reported."));
    }

    private static Finding stuck(String reason) {
        return Finding.no(Reason.POLLER_POD_STUCK, "The poller's pod does not start: " + reason + ".");
    }

    private static Finding failed(PollStatus poll) {
        var podReason = Optional.ofNullable(poll.reason()).orElse("Error");
        var detail = Optional.ofNullable(poll.message()).orElse("");
        return Finding.no(reason(podReason), ("The last poll failed (" + podReason + "). " + detail).strip());
    }

    private static Reason reason(String podReason) {
        if (podReason.equals("OOMKilled")) {
            return Reason.OUT_OF_MEMORY;
        }
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.wireName().equals(podReason))
                .findFirst()
                .orElse(Reason.POLL_FAILED);
    }

    private static Instant staleAt(VivenuRegion region, Instant success) {
        var polling = region.getSpec().polling();
        try {
            var after = ZonedDateTime.ofInstant(success, ZoneId.of(polling.timeZone()));
            var times =
                    ExecutionTime.forCron(PARSER.parse(unix(PollerCronJobs.schedule(region, PollKind.INCREMENTAL))));
            return times.nextExecution(after)
                    .flatMap(times::nextExecution)
                    .map(ZonedDateTime::toInstant)
                    .orElseGet(() -> success.plus(Duration.ofDays(366)))
                    .plusSeconds(polling.deadlineSeconds());
        } catch (IllegalArgumentException | DateTimeException e) {
            // Kubernetes refuses such a schedule or zone too, and PollersScheduled says so.
            return success.plus(Duration.ofDays(1));
        }
    }

    /** Kubernetes takes '?' for '*', and the macros that have no fixed meaning here were spread before. */
    private static String unix(String schedule) {
        return schedule.equals("@midnight") ? "0 0 * * *" : schedule.replace('?', '*');
    }
}
