package io.vivenuoperator.vendor.klaviyo.limits;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.vendor.api.limits.WindowBudget;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Paces calls of one kind by what Klaviyo says of its windows: at most so many in any second, however Klaviyo counts it, and
 * none while the minute has nothing left. It learns the minute's window from each answer, so that others who use the account
 * count, too.
 *
 * <p>Thread-safe.
 */
public final class KlaviyoBudget implements RequestBudget {
    /** Of profiles, in a second. */
    public static final int PROFILES = 75;

    private static final Duration SECOND = Duration.ofMillis(1_050);
    private static final Duration WITHOUT_WORD = Duration.ofSeconds(1);

    private final WindowBudget burst;

    /**
     * A budget.
     *
     * @param most requests in a second, as Klaviyo's document has them for the path
     */
    public KlaviyoBudget(int most, Clock clock, Pause pause) {
        burst = new WindowBudget(most, SECOND, WITHOUT_WORD, clock, pause);
    }

    @Override
    public void acquire() throws InterruptedException {
        burst.acquire();
    }

    @Override
    public void onAnswer(HttpHeaders headers) {
        RateLimitHeaders.of(headers)
                .filter(window -> window.remaining() == 0)
                .ifPresent(window -> burst.close(window.reset()));
    }

    @Override
    public void onRateLimited(Optional<Duration> retryAfter) {
        burst.onRateLimited(retryAfter);
    }
}
