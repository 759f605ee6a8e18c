package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.deadline.RunDeadline;
import io.vivenuoperator.store.budget.BudgetAsk;
import io.vivenuoperator.store.budget.BudgetDecision;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The request budget of an API key, shared by all processes through PostgreSQL. Polls leave a small part unused: the
 * operator, which has no database access, registers webhooks with the same key and must not wait behind a full run.
 */
public final class SharedBudget implements RequestBudget {
    private static final Logger LOG = LoggerFactory.getLogger(SharedBudget.class);
    private static final int PERCENT_LEFT_ALONE = 4;
    /** The longest time to connect; after that, a request no longer reaches the vendor. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

    private final BudgetRepository budget;
    private final KeyFingerprint key;
    private final String who;
    private final int perMinute;
    private final int perHour;
    private final Pause pause;
    private final RunDeadline deadline;
    private Optional<Instant> underWay = Optional.empty();
    private OptionalLong answeredAtNanos = OptionalLong.empty();
    private long requests;

    /** @param who identifies this run among those that share the key */
    public SharedBudget(
            BudgetRepository budget,
            ApiKey key,
            String who,
            int perMinute,
            int perHour,
            Pause pause,
            RunDeadline deadline) {
        this.budget = budget;
        this.key = KeyFingerprint.ofApiKey(key.value());
        this.who = who;
        this.perMinute = shareOf(perMinute);
        this.perHour = shareOf(perHour);
        this.pause = pause;
        this.deadline = deadline;
    }

    /** Also where a run stops at its deadline: the previous page is stored, and the next is not requested. */
    @Override
    public void acquire() throws InterruptedException {
        deadline.allow(Duration.ZERO);
        BudgetDecision decision = ask();
        while (decision instanceof BudgetDecision.WaitFor(Duration delay)) {
            deadline.allow(delay);
            tell(delay);
            pause.pause(delay.compareTo(LONGEST_NAP) < 0 ? delay : LONGEST_NAP);
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

    @Override
    public void onAccepted() {
        answeredAtNanos = OptionalLong.of(System.nanoTime());
    }

    @Override
    public void onRateLimited(Optional<Duration> retryAfter) {
        answeredAtNanos = OptionalLong.of(System.nanoTime());
        budget.throttled(key, retryAfter.orElse(WITHOUT_RETRY_AFTER));
    }

    /** How many requests this process has paid for. */
    public long requests() {
        return requests;
    }

    private static void tell(Duration delay) {
        if (delay.compareTo(WORTH_TELLING) >= 0) {
            LOG.atInfo().addKeyValue("seconds", delay.toSeconds()).log("Waiting for the request budget");
        }
    }

    private static int shareOf(int limit) {
        int leftAlone = Math.ceilDiv(limit * PERCENT_LEFT_ALONE, 100);
        return Math.max(1, limit - leftAlone);
    }
}
