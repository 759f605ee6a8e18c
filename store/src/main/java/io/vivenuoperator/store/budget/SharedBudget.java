package io.vivenuoperator.store.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One caller's side of an API key's request budget, which all processes share through PostgreSQL. Callers leave a small part unused: the
 * operator, which has no database access, registers webhooks with the same key and must not wait behind a full run.
 */
public final class SharedBudget {
    private static final int PERCENT_LEFT_ALONE = 4;
    /** The longest time to connect; after that, a request no longer reaches the vendor. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final BudgetRepository budget;
    private final KeyFingerprint key;
    private final String who;
    private final int perMinute;
    private final int perHour;
    private final BudgetWait wait;
    private Optional<Instant> underWay = Optional.empty();
    private OptionalLong answeredAtNanos = OptionalLong.empty();
    private long requests;

    /**
     * The budget of a key.
     *
     * @param who identifies this caller among those that share the key
     * @param perMinute the account's limit; a part of it is left alone
     * @param perHour the same for an hour
     */
    public SharedBudget(
            BudgetRepository budget, KeyFingerprint key, String who, int perMinute, int perHour, BudgetWait wait) {
        this.budget = budget;
        this.key = key;
        this.who = who;
        this.perMinute = shareOf(perMinute);
        this.perHour = shareOf(perHour);
        this.wait = wait;
    }

    /**
     * Returns when one request may be sent.
     *
     * @throws InterruptedException if the caller is to stop
     */
    public void acquire() throws InterruptedException {
        wait.allow(Duration.ZERO);
        BudgetDecision decision = ask();
        while (decision instanceof BudgetDecision.WaitFor(Duration delay)) {
            wait.allow(delay);
            wait.pause(delay.compareTo(LONGEST_NAP) < 0 ? delay : LONGEST_NAP);
            decision = ask();
        }
        if (decision instanceof BudgetDecision.Granted(Instant request)) {
            underWay = Optional.of(request);
        }
        requests++;
    }

    /** Calls are sequential: the previous one was answered before the next one asks. */
    private BudgetDecision ask() {
        Optional<BudgetAsk.Answered> last = underWay.map(request -> new BudgetAsk.Answered(request, sinceTheAnswer()));
        underWay = Optional.empty();
        answeredAtNanos = OptionalLong.empty();
        return budget.acquire(new BudgetAsk(key, who, perMinute, perHour, LONGEST_WAY, last));
    }

    private Duration sinceTheAnswer() {
        return answeredAtNanos.isPresent()
                ? Duration.ofNanos(System.nanoTime() - answeredAtNanos.getAsLong())
                : Duration.ZERO;
    }

    /** The vendor accepted the request: the rate may rise again. */
    public void accepted() {
        answeredAtNanos = OptionalLong.of(System.nanoTime());
    }

    /**
     * The vendor answered 429: the rate was too high.
     *
     * @param retryAfter absent if it did not say
     */
    public void rateLimited(Optional<Duration> retryAfter) {
        answeredAtNanos = OptionalLong.of(System.nanoTime());
        budget.throttled(key, retryAfter.orElse(WITHOUT_RETRY_AFTER));
    }

    /** How many requests this caller has paid for. */
    public long requests() {
        return requests;
    }

    private static int shareOf(int limit) {
        int leftAlone = Math.ceilDiv(limit * PERCENT_LEFT_ALONE, 100);
        return Math.max(1, limit - leftAlone);
    }
}
