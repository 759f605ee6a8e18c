package io.vivenuoperator.events.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;

/**
 * What is told by the clock.
 *
 * @param published whether anything is, as for receivers and polls
 * @param freshFor how old the last good poll of a region may be
 */
public record ClockSettings(boolean published, Duration freshFor) {
    private static final int USUAL_MINUTES = 30;
    private static final int MOST_MINUTES = 10_080;

    static ClockSettings from(EnvironmentVariables environment) {
        return new ClockSettings(
                environment.flag("PUBLISH_MESSAGES", true),
                Duration.ofMinutes(environment.integer("NOT_FRESH_AFTER_MINUTES", USUAL_MINUTES, 1, MOST_MINUTES)));
    }
}
