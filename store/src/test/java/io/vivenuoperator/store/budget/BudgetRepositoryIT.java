package io.vivenuoperator.store.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetRepositoryIT {
    private static final KeyFingerprint KEY = KeyFingerprint.ofApiKey("canary");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private BudgetRepository budget;

    @BeforeEach
    void open() {
        budget = new BudgetRepository(db.database());
    }

    private int granted(int asks, int perMinute, int perHour) {
        int granted = 0;
        for (int i = 0; i < asks; i++) {
            if (budget.acquire(KEY, perMinute, perHour) instanceof BudgetDecision.Granted) {
                granted++;
            }
        }
        return granted;
    }

    /** As if everything had happened this much earlier. */
    private void pass(Duration time) {
        db.execute("UPDATE request_budget SET blocked_until = blocked_until - interval '" + time.toSeconds()
                + " seconds', granted = ARRAY(SELECT g - interval '" + time.toSeconds()
                + " seconds' FROM unnest(granted) AS g ORDER BY g), turns = ARRAY(SELECT t - interval '"
                + time.toSeconds() + " seconds' FROM unnest(turns) WITH ORDINALITY AS q (t, n) ORDER BY n)");
    }

    @Test
    void grantsWhatAMinuteAllowsAndThenSaysHowLongToWait() {
        assertThat(granted(10, 5, 1000)).isEqualTo(5);
        assertThat(budget.acquire(KEY, 5, 1000))
                .isInstanceOfSatisfying(
                        BudgetDecision.WaitFor.class,
                        wait -> assertThat(wait.delay()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(62)));
        assertThat(db.number("SELECT cardinality(granted) FROM request_budget")).isEqualTo(5);
    }

    @Test
    void grantsAgainWhenTheMinuteIsOver() {
        granted(5, 5, 1000);

        pass(Duration.ofSeconds(63));

        assertThat(granted(10, 5, 1000)).isEqualTo(5);
    }

    @Test
    void keepsTheLimitOfTheHour() {
        granted(5, 5, 8);
        pass(Duration.ofSeconds(63));

        assertThat(granted(10, 5, 8)).isEqualTo(3);
        assertThat(budget.acquire(KEY, 5, 8))
                .isInstanceOfSatisfying(
                        BudgetDecision.WaitFor.class,
                        wait -> assertThat(wait.delay()).isGreaterThan(Duration.ofMinutes(58)));
        pass(Duration.ofHours(1).plusSeconds(11));
        assertThat(granted(10, 5, 8)).isEqualTo(5);
    }

    @Test
    void remembersNoMoreThanAnHourNeeds() {
        for (int i = 0; i < 5; i++) {
            granted(5, 5, 8);
            pass(Duration.ofMinutes(61));
        }

        assertThat(db.number("SELECT cardinality(granted) FROM request_budget")).isLessThanOrEqualTo(8);
    }

    @Test
    void concurrentCallersNeverGetMoreThanTheLimit() throws Exception {
        Callable<Integer> caller = () -> granted(30, 40, 1000);

        int sum = 0;
        try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> all = new ArrayList<>(callers.invokeAll(Collections.nCopies(6, caller)));
            for (Future<Integer> granted : all) {
                sum += granted.get();
            }
        }

        assertThat(sum).isEqualTo(40);
    }

    @Test
    void aRefusalByTheVendorStopsEverybodyAndHalvesThePace() {
        granted(1, 10, 1000);

        budget.throttled(KEY, Duration.ofSeconds(30));

        assertThat(budget.acquire(KEY, 10, 1000))
                .isInstanceOfSatisfying(
                        BudgetDecision.WaitFor.class,
                        wait -> assertThat(wait.delay()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31)));
        pass(Duration.ofSeconds(63));
        assertThat(granted(20, 10, 1000)).isEqualTo(5);
    }

    @Test
    void aRefusalByOnesOwnLimitsHoldsUpNobodyWithOtherLimits() {
        // given a caller with low limits, who has to wait almost an hour
        granted(5, 10, 5);
        assertThat(budget.acquire(KEY, 10, 5))
                .isInstanceOfSatisfying(
                        BudgetDecision.WaitFor.class,
                        wait -> assertThat(wait.delay()).isGreaterThan(Duration.ofMinutes(58)));

        // then others continue within their own limits, lower or higher
        assertThat(granted(10, 8, 1000)).isEqualTo(3);
        assertThat(granted(10, 10, 1000)).isEqualTo(2);
        pass(Duration.ofSeconds(63));
        assertThat(granted(1, 2, 1000)).isEqualTo(1);
    }

    @Test
    void aRefusalByTheVendorHoldsUpEverybodyAlsoAfterOnesOwnLimits() {
        granted(5, 5, 1000);
        budget.throttled(KEY, Duration.ofSeconds(100));
        budget.acquire(KEY, 5, 1000);
        pass(Duration.ofSeconds(63));

        assertThat(budget.acquire(KEY, 1000, 1000))
                .isInstanceOfSatisfying(
                        BudgetDecision.WaitFor.class,
                        wait -> assertThat(wait.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(38)));
    }

    @Test
    void aSmallLimitDoesNotForgetWhatALargerOneCounts() {
        granted(9, 100, 20);
        pass(Duration.ofSeconds(63));

        granted(1, 100, 10);

        assertThat(granted(30, 100, 20)).isEqualTo(10);
    }

    @Test
    void grantsRaiseThePaceAgainButNotBeyondTheLimit() {
        budget.throttled(KEY, Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(63));
            granted(10, 10, 1000);
        }

        pass(Duration.ofSeconds(63));
        assertThat(granted(20, 10, 1000)).isEqualTo(10);
    }

    @Test
    void aRequestThatIsUnderWayHoldsItsPlaceLonger() {
        ask("a", 1, Optional.empty());

        assertThat(waitOf(ask("b", 1, Optional.empty()))).isBetween(Duration.ofSeconds(68), Duration.ofSeconds(70));
    }

    @Test
    void fromItsAnswerOnItHoldsItForAMinute() {
        var request = ((BudgetDecision.Granted) ask("a", 1, Optional.empty())).request();

        BudgetDecision next = ask("a", 1, Optional.of(new BudgetAsk.Answered(request, Duration.ofSeconds(20))));

        assertThat(waitOf(next)).isBetween(Duration.ofSeconds(38), Duration.ofSeconds(40));
    }

    @Test
    void aSlowAnswerHoldsItAllTheMore() {
        var request = ((BudgetDecision.Granted) ask("a", 1, Optional.empty())).request();
        pass(Duration.ofSeconds(50));

        BudgetDecision next = ask("a", 1, Optional.of(new BudgetAsk.Answered(request.minusSeconds(50), Duration.ZERO)));

        assertThat(waitOf(next)).isGreaterThan(Duration.ofSeconds(59));
    }

    @Test
    void thoseWhoWaitTakeTurns() {
        ask("a", 1, Optional.empty());
        ask("b", 1, Optional.empty());
        ask("a", 1, Optional.empty());
        pass(Duration.ofSeconds(71));

        // a is faster, but b came first
        assertThat(ask("a", 1, Optional.empty())).isInstanceOf(BudgetDecision.WaitFor.class);
        assertThat(ask("b", 1, Optional.empty())).isInstanceOf(BudgetDecision.Granted.class);
    }

    @Test
    void whoDoesNotComeLosesTheTurn() {
        ask("a", 1, Optional.empty());
        ask("b", 1, Optional.empty());
        ask("a", 1, Optional.empty());

        pass(Duration.ofSeconds(80));

        assertThat(ask("a", 1, Optional.empty())).isInstanceOf(BudgetDecision.Granted.class);
    }

    private BudgetDecision ask(String who, int perMinute, Optional<BudgetAsk.Answered> last) {
        return budget.acquire(new BudgetAsk(KEY, who, perMinute, 1000, Duration.ofSeconds(10), last));
    }

    private static Duration waitOf(BudgetDecision decision) {
        return ((BudgetDecision.WaitFor) decision).delay();
    }

    @Test
    void theKeyItselfIsNotStored() {
        granted(1, 5, 10);

        assertThat(db.text("SELECT fingerprint FROM request_budget"))
                .isEqualTo(KEY.value())
                .doesNotContain("canary");
    }
}
