package io.vivenuoperator.vendor.patreon.limits;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.vendor.api.limits.WindowBudget;
import java.time.Clock;
import java.time.Duration;

/** How often Patreon may be asked. */
public final class PatreonBudgets {
    private static final int MOST = 100;
    private static final Duration MINUTE = Duration.ofSeconds(61);
    private static final Duration WITHOUT_WORD = Duration.ofSeconds(2);

    private PatreonBudgets() {}

    /** A token's: a hundred requests a minute. A client's hundred in two seconds are more than that. */
    public static RequestBudget ofToken(Clock clock, Pause pause) {
        return new WindowBudget(MOST, MINUTE, WITHOUT_WORD, clock, pause);
    }
}
