package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * When the account is polled, and how long a poll may take.
 *
 * @param deadlineSeconds after which a running poll is stopped
 * @param completenessThresholdPercent below which a full poll counts as partial
 */
public record PollingSpec(
        @Default("\"*/15 * * * *\"")
        @Size(max = 100)
        @JsonPropertyDescription(
                "Cron schedule of the incremental poll. A minute of the form */n is shifted by a fixed offset for each region, so that regions do not start together.")
        String schedule,

        @Default("\"0 2 * * *\"")
        @Size(max = 100)
        @JsonPropertyDescription(
                "Cron schedule of the full reconciliation. The default and the macros (@hourly, @daily, ...) start at a minute of its own for each region; any other schedule is kept as it is.")
        String fullSchedule,

        @Default("Etc/UTC")
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("Zone of the IANA time zone database in which both schedules are read.")
        String timeZone,

        @Default("false") @JsonPropertyDescription("Stops both schedules; what is stored stays.")
        Boolean suspend,

        @Default("600") @JsonPropertyDescription("A poll that runs longer is stopped.")
        Integer deadlineSeconds,

        @Default("95") @JsonPropertyDescription("A full poll that proves less than this is reported as Partial.")
        Integer completenessThresholdPercent) {
    public static final String DEFAULT_SCHEDULE = "*/15 * * * *";
    public static final String DEFAULT_FULL_SCHEDULE = "0 2 * * *";
    public static final String DEFAULT_TIME_ZONE = "Etc/UTC";
    public static final int DEFAULT_DEADLINE_SECONDS = 600;
    public static final int DEFAULT_COMPLETENESS_THRESHOLD_PERCENT = 95;

    private static final String CRON = "self.matches('" + CronPattern.SCHEDULE + "')";
    private static final String NO_ZONE = "!self.contains('TZ=')";

    public PollingSpec {
        schedule = schedule == null ? DEFAULT_SCHEDULE : schedule;
        fullSchedule = fullSchedule == null ? DEFAULT_FULL_SCHEDULE : fullSchedule;
        timeZone = timeZone == null ? DEFAULT_TIME_ZONE : timeZone;
        suspend = suspend != null && suspend;
        deadlineSeconds = deadlineSeconds == null ? DEFAULT_DEADLINE_SECONDS : deadlineSeconds;
        completenessThresholdPercent = completenessThresholdPercent == null
                ? DEFAULT_COMPLETENESS_THRESHOLD_PERCENT
                : completenessThresholdPercent;
    }

    static PollingSpec defaults() {
        return new PollingSpec(
                DEFAULT_SCHEDULE,
                DEFAULT_FULL_SCHEDULE,
                DEFAULT_TIME_ZONE,
                false,
                DEFAULT_DEADLINE_SECONDS,
                DEFAULT_COMPLETENESS_THRESHOLD_PERCENT);
    }

    @ValidationRule(
            value = CRON,
            message =
                    "spec.polling.schedule must be a cron expression of five fields (minute hour day-of-month month day-of-week) or a macro such as @hourly, for example */15 * * * *")
    @ValidationRule(
            value = NO_ZONE,
            message = "spec.polling.schedule must not carry a TZ= prefix: set spec.polling.timeZone instead")
    @Override
    public String schedule() {
        return schedule;
    }

    @ValidationRule(
            value = CRON,
            message =
                    "spec.polling.fullSchedule must be a cron expression of five fields (minute hour day-of-month month day-of-week) or a macro such as @daily, for example 0 2 * * *")
    @ValidationRule(
            value = NO_ZONE,
            message = "spec.polling.fullSchedule must not carry a TZ= prefix: set spec.polling.timeZone instead")
    @Override
    public String fullSchedule() {
        return fullSchedule;
    }

    @ValidationRule(
            value = "self.matches('^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$') && self != 'Local'",
            message =
                    "spec.polling.timeZone must be a zone of the IANA time zone database, for example Etc/UTC or Europe/Berlin")
    @Override
    public String timeZone() {
        return timeZone;
    }

    @ValidationRule(
            value = "self >= 60 && self <= 86400",
            message = "spec.polling.deadlineSeconds must be between 60 (a minute) and 86400 (a day)")
    @Override
    public Integer deadlineSeconds() {
        return deadlineSeconds;
    }

    @ValidationRule(
            value = "self >= 0 && self <= 100",
            message = "spec.polling.completenessThresholdPercent must be between 0 and 100")
    @Override
    public Integer completenessThresholdPercent() {
        return completenessThresholdPercent;
    }
}
