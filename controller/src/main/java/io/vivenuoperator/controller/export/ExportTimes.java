package io.vivenuoperator.controller.export;

import io.vivenuoperator.controller.cronjob.CronTimes;
import io.vivenuoperator.controller.cronjob.ScheduleJitter;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When an export's runs are due. */
final class ExportTimes {
    /** So long is no run waited for whose schedule has no further turn, or is refused by Kubernetes, too. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private ExportTimes() {}

    /** The schedule as passed to Kubernetes. */
    static String schedule(SalesExport export) {
        var meta = export.getMetadata();
        return ScheduleJitter.spread(
                export.getSpec().schedule().strip(), meta.getNamespace() + "/" + meta.getName() + "/export");
    }

    /** When the second run after this instant should have ended. */
    static Instant secondAfter(SalesExport export, Instant start) {
        try {
            var times = CronTimes.of(schedule(export));
            return times.nextExecution(ZonedDateTime.ofInstant(
                            start, ZoneId.of(export.getSpec().timeZone())))
                    .flatMap(times::nextExecution)
                    .map(ZonedDateTime::toInstant)
                    .orElseGet(() -> start.plus(LONGEST))
                    .plus(ExportPods.DEADLINE);
        } catch (IllegalArgumentException | DateTimeException e) {
            return start.plus(LONGEST);
        }
    }
}
