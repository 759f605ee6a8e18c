package io.vivenuoperator.controller.cronjob;

import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what is scheduled from starting at the same moment, without changing the meaning of schedules. A schedule that only
 * states a frequency (every n minutes, a macro) or is absent (the full poll's default) gets its own minute for each resource;
 * one that states a time is kept as it is.
 */
public final class ScheduleJitter {
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final Pattern EVERY_N_MINUTES = Pattern.compile("\\*/(\\d{1,2})( .*)");
    private static final Map<String, String> MACROS = Map.of(
            "@hourly",
            " * * * *",
            "@daily",
            " 0 * * *",
            "@weekly",
            " 0 * * 0",
            "@monthly",
            " 0 1 * *",
            "@yearly",
            " 0 1 1 *",
            "@annually",
            " 0 1 1 *");
    private static final String REST_OF_FULL_SCHEDULE = " 2 * * *";

    private ScheduleJitter() {}

    /** Of a poll, whose default counts as absent: nobody has said that it should be then. */
    static String apply(String schedule, String seed) {
        return schedule.equals(PollingSpec.DEFAULT_FULL_SCHEDULE)
                ? minute(seed) + REST_OF_FULL_SCHEDULE
                : spread(schedule, seed);
    }

    private static int minute(String seed) {
        return Math.floorMod((seed.hashCode() * 0x9E3779B9) >>> 8, MINUTES_OF_AN_HOUR);
    }

    /**
     * Of anything else: a default counts as stated.
     *
     * @param seed determines the minute; the resource's namespace and name, so that it is stable
     */
    public static String spread(String schedule, String seed) {
        var hash = minute(seed);
        var rest = MACROS.get(schedule);
        if (rest != null) {
            return hash + rest;
        }
        var every = EVERY_N_MINUTES.matcher(schedule);
        return every.matches() ? shifted(schedule, every, hash) : schedule;
    }

    /** Only steps that divide the hour stay evenly spaced when shifted. */
    private static String shifted(String schedule, Matcher every, int hash) {
        var step = Integer.parseInt(every.group(1));
        if (step < 2 || MINUTES_OF_AN_HOUR % step != 0 || hash % step == 0) {
            return schedule;
        }
        return hash % step + "-59/" + step + every.group(2);
    }
}
