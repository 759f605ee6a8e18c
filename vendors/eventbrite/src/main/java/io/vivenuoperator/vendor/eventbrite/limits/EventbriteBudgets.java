package io.vivenuoperator.vendor.eventbrite.limits;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.vendor.api.limits.WindowBudget;
import java.time.Clock;
import java.time.Duration;

/** How often Eventbrite may be asked. It never says how many requests are left, and not when to come back. */
public final class EventbriteBudgets {
    private static final int MOST = 2_000;
    private static final Duration HOUR = Duration.ofMinutes(61);
    private static final Duration WITHOUT_WORD = Duration.ofMinutes(1);

    private EventbriteBudgets() {}

    /** A token's: two thousand requests an hour. */
    public static RequestBudget ofToken(Clock clock, Pause pause) {
        return ofShare(MOST, clock, pause);
    }

    /**
     * A part of a token's, for example for hints, so that a flood of them stops no reading.
     *
     * @param most requests an hour, of the token's two thousand
     */
    public static RequestBudget ofShare(int most, Clock clock, Pause pause) {
        if (most > MOST) {
            throw new IllegalArgumentException("most must be at most " + MOST + " an hour, but is " + most);
        }
        return new WindowBudget(most, HOUR, WITHOUT_WORD, clock, pause);
    }
}
