package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * When the account is polled, and how long a poll may take. The rules of the schedules and of the zone are made by ScheduleRules and
 * TimeZoneRules: they are the same for both schedules.
 *
 * @param deadlineSeconds after which a running poll is stopped
 * @param completenessThresholdPercent below which a full poll counts as partial
 */
@ValidationRule(
        value =
                "!(self.fullSchedule.matches('" + PollingSpec.WITHIN_HOURS + "') && self.schedule.matches('"
                        + PollingSpec.HOURLY_AT_MOST
                        + "')) && !(self.fullSchedule.matches('" + PollingSpec.EACH_HOUR
                        + "') && self.schedule.matches('" + PollingSpec.DAILY_AT_MOST
                        + "')) && !(self.fullSchedule.matches('" + PollingSpec.EVERY_N_MINUTES
                        + "') && self.schedule.matches('"
                        + PollingSpec.EVERY_N_MINUTES
                        + "') && int(self.fullSchedule.split('/')[1].split(' ')[0]) < int(self.schedule.split('/')[1].split(' ')[0])) && !(self.fullSchedule.matches('^[*?]"
                        + PollingSpec.ALL_DAY + "') && !self.schedule.matches('^[*?]" + PollingSpec.ALL_DAY
                        + "')) || (oldSelf.hasValue() && oldSelf.value().schedule == self.schedule && oldSelf.value().fullSchedule == self.fullSchedule)",
        message =
                "spec.polling.fullSchedule must not run more often than spec.polling.schedule: a full poll reads everything, an incremental one what changed",
        fieldPath = ".fullSchedule",
        optionalOldSelf = true)
@ValidationRule(
        value =
                "self.schedule != self.fullSchedule || (oldSelf.hasValue() && oldSelf.value().schedule == self.schedule && oldSelf.value().fullSchedule == self.fullSchedule)",
        message =
                "spec.polling.fullSchedule must not be the same as spec.polling.schedule: an incremental poll beside each full one has nothing left to read",
        fieldPath = ".fullSchedule",
        optionalOldSelf = true)
@ValidationRule(
        value =
                "(!self.fullSchedule.matches('" + PollingSpec.EACH_HOUR
                        + "') || self.deadlineSeconds <= 3600) && (!self.fullSchedule.matches('"
                        + PollingSpec.EVERY_N_MINUTES
                        + "') || self.deadlineSeconds <= int(self.fullSchedule.split('/')[1].split(' ')[0]) * 60) || (oldSelf.hasValue() && oldSelf.value().deadlineSeconds == self.deadlineSeconds && oldSelf.value().fullSchedule == self.fullSchedule)",
        message =
                "spec.polling.deadlineSeconds must not be longer than the time between two full polls: lower it, or set a rarer spec.polling.fullSchedule",
        fieldPath = ".deadlineSeconds",
        optionalOldSelf = true)
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

        @Default("false")
        @JsonPropertyDescription("True stops both schedules; webhooks are still accepted, and what is stored stays.")
        Boolean suspend,

        @Default("600")
        @JsonPropertyDescription(
                "Seconds that a poll, full or incremental, may take; one that runs longer is stopped and the next goes on from there. 60 to 86400.")
        Integer deadlineSeconds,

        @Default("95")
        @JsonPropertyDescription(
                "Percent of the sold tickets that a full poll must find stored; below that it is reported as Partial. 1 to 100.")
        Integer completenessThresholdPercent) {
    public static final String DEFAULT_SCHEDULE = "*/15 * * * *";
    public static final String DEFAULT_FULL_SCHEDULE = "0 2 * * *";
    public static final String DEFAULT_TIME_ZONE = "Etc/UTC";
    public static final int DEFAULT_DEADLINE_SECONDS = 600;
    public static final int DEFAULT_COMPLETENESS_THRESHOLD_PERCENT = 95;

    static final String ALL_DAY = " +[*?] +[*?] +[*?] +[*?]$";
    /** Several times in each hour of each day; every hour; and at most as often as that. */
    static final String WITHIN_HOURS = "^[0-9/,*?-]*[,/*?-][0-9/,*?-]*" + ALL_DAY;

    static final String EACH_HOUR = "^(@hourly|[0-9]+ +[*?] +[*?] +[*?] +[*?])$";
    static final String HOURLY_AT_MOST = "^(@.*|[0-9]+ .*)$";
    static final String DAILY_AT_MOST = "^(@(daily|midnight|weekly|monthly|yearly|annually)|[0-9]+ +[0-9]+ .*)$";
    static final String EVERY_N_MINUTES = "^[*?]/[1-9][0-9]{0,3}" + ALL_DAY;

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
            value = "self >= 60 && self <= 86400",
            message = "spec.polling.deadlineSeconds must be between 60 (a minute) and 86400 (a day)")
    @Override
    public Integer deadlineSeconds() {
        return deadlineSeconds;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 100",
            message =
                    "spec.polling.completenessThresholdPercent must be between 1 and 100: with 0 a poll that proves nothing would be Complete")
    @Override
    public Integer completenessThresholdPercent() {
        return completenessThresholdPercent;
    }
}
