package io.vivenuoperator.poller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.simulator.fault.Faults;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differing clocks, changes while pages are read, interrupted windows, and an hour without the vendor. */
class TimeIT extends OnAMovedClock {
    TimeIT() {
        super(3, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void clocksThatAreFiveMinutesApartLoseNothingAndDoubleNothing(int oursIsAheadBySeconds) {
        Poller poller = poller("skewed", Clock.offset(time, Duration.ofSeconds(oursIsAheadBySeconds)));
        poller.poll(RunKind.FULL, unharmed());
        for (int round = 0; round < 6; round++) {
            vivenu.sell(SELLER, 4);
            vivenu.invalidate(SELLER, 1);
            time.advance(Duration.ofSeconds(round * 100L));
            assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();
        }

        time.advance(Duration.ofMinutes(15));
        poller.poll(RunKind.INCREMENTAL, unharmed());

        assertTrue("skewed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatChangesWhilePagesAreReadIsFoundOnce(boolean ties) {
        vivenu.faults(Faults.of(Map.of("tiedUpdatedAt", ties)));
        Poller poller = poller("busy");
        poller.poll(RunKind.FULL, unharmed());
        vivenu.sell(SELLER, 12);
        time.advance(Duration.ofMinutes(5));
        http.afterEachAnswer(() -> {
            vivenu.invalidate(SELLER, 2);
            vivenu.sell(SELLER, 1);
        });

        poller.poll(RunKind.INCREMENTAL, unharmed());

        http.afterEachAnswer(() -> {});
        time.advance(Duration.ofMinutes(5));
        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();
        assertTrue("busy");
    }

    @Test
    void aWindowThatIsKilledAtAnyInstantGoesOnWithAtMostOnePageAgain() {
        Poller poller = poller("cut");
        poller.poll(RunKind.FULL, unharmed());
        KillingBudget whole = unharmed();
        sellAndPoll(poller, whole);
        for (int instant = 1; instant < whole.instants(); instant++) {
            sellAndPoll(poller, new KillingBudget(instant, false));
            time.advance(Duration.ofMinutes(1));

            assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();

            assertThat(answeredAgain()).as("after a kill at " + instant).hasSizeLessThanOrEqualTo(1);
        }
        time.advance(Duration.ofMinutes(5));
        poller.poll(RunKind.INCREMENTAL, unharmed());
        assertTrue("cut");
    }

    private void sellAndPoll(Poller poller, KillingBudget budget) {
        time.advance(Duration.ofMinutes(30));
        vivenu.sell(SELLER, 10);
        vivenu.editEvent(SELLER, vivenu.truth(SELLER).events().getFirst().eventId());
        time.advance(Duration.ofMinutes(5));
        vivenu.clearRequests();
        poller.poll(RunKind.INCREMENTAL, budget);
    }

    @Test
    void anHourWithoutTheVendorEndsInAResume() {
        Poller poller = poller("outage");
        assertThat(poller.poll(RunKind.FULL, new KillingBudget(12, false))).isEqualTo("killed");
        vivenu.faults(Faults.of(Map.of("outage", true)));
        for (int quarter = 0; quarter < 4; quarter++) {
            assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEqualTo("VendorUnavailable");
            vivenu.sell(SELLER, 2);
            time.advance(Duration.ofMinutes(15));
        }
        vivenu.faults(Faults.none());

        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();

        assertThat(answeredAgain()).hasSizeLessThanOrEqualTo(1);
        assertTrue("outage");
    }

    private void assertTrue(String region) {
        var books = new Books(database, region);
        books.assertSold(vivenu.truth(SELLER));
        books.assertConsistent();
    }
}
