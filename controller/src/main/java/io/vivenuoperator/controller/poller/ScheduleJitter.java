package io.vivenuoperator.controller.poller;

import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps regions from starting together without changing what their schedules mean. A schedule that says how often (every n
 * minutes, a macro) or nothing at all (the default of the full poll) gets a minute of its own for each region; one that
 * says when is kept to the letter.
 */
final class ScheduleJitter {
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
            " 0 1 1 *",
            PollingSpec.DEFAULT_FULL_SCHEDULE,
            " 2 * * *");

    private ScheduleJitter() {}

    /** @param seed what the minute follows from; the region's namespace and name, so that it stays */
    static String apply(String schedule, String seed) {
        var hash = Math.floorMod((seed.hashCode() * 0x9E3779B9) >>> 8, MINUTES_OF_AN_HOUR);
        var rest = MACROS.get(schedule);
        if (rest != null) {
            return hash + rest;
        }
        var every = EVERY_N_MINUTES.matcher(schedule);
        return every.matches() ? shifted(schedule, every, hash) : schedule;
    }

    /** Only steps that divide the hour stay even when they are shifted. */
    private static String shifted(String schedule, Matcher every, int hash) {
        var step = Integer.parseInt(every.group(1));
        if (step < 2 || MINUTES_OF_AN_HOUR % step != 0 || hash % step == 0) {
            return schedule;
        }
        return hash % step + "-59/" + step + every.group(2);
    }
}
