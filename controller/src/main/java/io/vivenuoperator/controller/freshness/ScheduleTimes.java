package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.cronjob.CronTimes;
import io.vivenuoperator.controller.cronjob.PollerCronJobs;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a schedule's runs are due. */
final class ScheduleTimes {
    private ScheduleTimes() {}

    /** When the second scheduled run after this instant should have finished. */
    static Instant secondAfter(VivenuRegion region, RunKind kind, Instant start) {
        var polling = region.getSpec().polling();
        try {
            var after = ZonedDateTime.ofInstant(start, ZoneId.of(polling.timeZone()));
            var times = CronTimes.of(PollerCronJobs.schedule(region, kind));
            return times.nextExecution(after)
                    .flatMap(times::nextExecution)
                    .map(ZonedDateTime::toInstant)
                    .orElseGet(() -> start.plus(Duration.ofDays(366)))
                    .plusSeconds(polling.deadlineSeconds());
        } catch (IllegalArgumentException | DateTimeException e) {
            // Kubernetes refuses such a schedule or time zone as well, and PollersScheduled reports it.
            return start.plus(Duration.ofDays(1));
        }
    }

    /** The first scheduled run after this instant; empty if Kubernetes refuses the schedule or the time zone, too. */
    static Optional<Instant> firstAfter(VivenuRegion region, RunKind kind, Instant instant) {
        try {
            var after = ZonedDateTime.ofInstant(
                    instant, ZoneId.of(region.getSpec().polling().timeZone()));
            return CronTimes.of(PollerCronJobs.schedule(region, kind))
                    .nextExecution(after)
                    .map(ZonedDateTime::toInstant);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
