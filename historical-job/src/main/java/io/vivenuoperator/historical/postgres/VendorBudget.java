package io.vivenuoperator.historical.postgres;

import io.vivenuoperator.historical.settings.VendorAccess;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.store.budget.BudgetAsk;
import io.vivenuoperator.store.budget.BudgetDecision;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that the API key may still send, shared with the polls through PostgreSQL. Like them it leaves a small part to
 * the operator, which has no database.
 */
public final class VendorBudget implements RequestBudget {
    private static final Logger LOG = LoggerFactory.getLogger(VendorBudget.class);
    private static final int PERCENT_LEFT_ALONE = 4;
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);
    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

    private final BudgetRepository budget;
    private final KeyFingerprint key;
    private final String who;
    private final int perMinute;
    private final int perHour;
    private final StoppableWait wait;
    private Optional<Instant> underWay = Optional.empty();
    private Optional<Long> answeredAtNanos = Optional.empty();

    /**
     * The budget of an account's key.
     *
     * @param who identifies this run among those that share the key
     */
    public VendorBudget(Database database, VendorAccess vendor, String who, StoppableWait wait) {
        this.budget = new BudgetRepository(database);
        this.key = KeyFingerprint.ofApiKey(vendor.apiKey().value());
        this.who = who;
        this.perMinute = shareOf(vendor.requestsPerMinute());
        this.perHour = shareOf(vendor.requestsPerHour());
        this.wait = wait;
    }

    /**
     * Returns when one request may be sent.
     *
     * @throws InterruptedException if the process was asked to stop
     */
    @Override
    public void acquire() throws InterruptedException {
        BudgetDecision decision = ask();
        while (decision instanceof BudgetDecision.WaitFor(Duration delay)) {
            if (delay.compareTo(WORTH_TELLING) >= 0) {
                LOG.atInfo().addKeyValue("seconds", delay.toSeconds()).log("Waiting for the request budget");
            }
            rest(delay.compareTo(LONGEST_NAP) < 0 ? delay : LONGEST_NAP);
            decision = ask();
        }
        rest(Duration.ZERO);
        if (decision instanceof BudgetDecision.Granted(Instant request)) {
            underWay = Optional.of(request);
        }
    }

    private void rest(Duration time) throws InterruptedException {
        if (!wait.rest(time)) {
            throw new InterruptedException("asked to stop");
        }
    }

    private BudgetDecision ask() {
        Optional<BudgetAsk.Answered> last = underWay.map(request -> new BudgetAsk.Answered(
                request,
                Duration.ofNanos(
                        answeredAtNanos.map(at -> System.nanoTime() - at).orElse(0L))));
        underWay = Optional.empty();
        answeredAtNanos = Optional.empty();
        return budget.acquire(new BudgetAsk(key, who, perMinute, perHour, LONGEST_WAY, last));
    }

    @Override
    public void onAccepted() {
        answeredAtNanos = Optional.of(System.nanoTime());
    }

    @Override
    public void onRateLimited(Optional<Duration> retryAfter) {
        answeredAtNanos = Optional.of(System.nanoTime());
        budget.throttled(key, retryAfter.orElse(WITHOUT_RETRY_AFTER));
    }

    private static int shareOf(int limit) {
        return Math.max(1, limit - Math.ceilDiv(limit * PERCENT_LEFT_ALONE, 100));
    }
}
