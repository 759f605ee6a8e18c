package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome.Answered;
import io.vivenuoperator.platform.httpclient.retry.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the same ticket is sent again. */
final class RetryPause {
    private final SendRules rules;
    private final Clock clock;
    private final RandomGenerator random;

    RetryPause(SendRules rules, Clock clock, RandomGenerator random) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    /** As the endpoint asks, within reason; else our own. */
    Duration after(Answered answer, int failed) {
        return answer.header("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, clock))
                .map(asked -> asked.compareTo(rules.longestRetryAfter()) < 0 ? asked : rules.longestRetryAfter())
                .orElseGet(() -> after(failed));
    }

    /**
     * Anything up to a bound, so that many do not return at once.
     *
     * @param failed attempts so far
     */
    Duration after(int failed) {
        long doubled = rules.firstDelay().toMillis() << Math.min(Math.max(failed - 1, 0), 20);
        long bound = Math.min(doubled, rules.longestDelay().toMillis());
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
