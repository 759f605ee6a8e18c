package io.vivenuoperator.poller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.simulator.fault.Faults;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A seller of 5 events with about 8 tickets each, read in pages of 2 events and 3 tickets. */
class ResumeIT extends OnAMovedClock {
    ResumeIT() {
        super(5, 8);
    }

    @Test
    void killedAtAnyInstantAtMostOnePageIsFetchedAgain() {
        KillingBudget whole = unharmed();
        poller("whole").poll(RunKind.FULL, whole);
        int instants = whole.instants();
        // After the last one the run has ended, and the next one starts over.
        for (int instant = 1; instant < instants; instant++) {
            vivenu.clearRequests();
            Poller poller = poller("killed-" + instant);
            assertThat(poller.poll(RunKind.FULL, new KillingBudget(instant, false)))
                    .isEqualTo("killed");

            assertThat(poller.poll(RunKind.FULL, unharmed())).isEmpty();

            assertThat(askedAgain())
                    .as("fetched again after a kill at instant " + instant)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(sold("killed-" + instant)).isEqualTo(vivenu.truth(SELLER).sold());
        }
    }

    @Test
    void aRunThatIsKilledAgainAndAgainEndsAllTheSame() {
        int whole = requestsOf("whole");
        vivenu.clearRequests();
        Poller poller = poller("often");
        int runs = 1;
        while (poller.poll(RunKind.FULL, new KillingBudget(14, false)).equals("killed")) {
            runs++;
            assertThat(runs).isLessThan(whole);
        }

        assertThat(sold("often")).isEqualTo(vivenu.truth(SELLER).sold());
    }

    @Test
    void theFirstIncrementalGoesOnToo() {
        Poller poller = poller("first");
        poller.poll(RunKind.INCREMENTAL, new KillingBudget(20, false));

        assertThat(poller.poll(RunKind.INCREMENTAL, unharmed())).isEmpty();

        assertThat(askedAgain()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anOutageEndsInAResume() {
        Poller poller = poller("outage");
        poller.poll(RunKind.FULL, new KillingBudget(15, true));
        vivenu.faults(Faults.of(Map.of("outage", true)));
        assertThat(poller.poll(RunKind.FULL, unharmed())).isEqualTo("VendorUnavailable");
        vivenu.faults(Faults.none());

        assertThat(poller.poll(RunKind.FULL, unharmed())).isEmpty();

        assertThat(answeredAgain()).hasSizeLessThanOrEqualTo(1);
        assertThat(sold("outage")).isEqualTo(vivenu.truth(SELLER).sold());
    }

    @Test
    void whatHappenedBetweenTheTwoRunsIsFound() {
        Poller poller = poller("between");
        poller.poll(RunKind.FULL, unharmed());
        poller.poll(RunKind.FULL, new KillingBudget(30, false));
        vivenu.sell(SELLER, 7);
        vivenu.deleteEvent(SELLER, vivenu.truth(SELLER).events().getFirst().eventId());
        vivenu.openEvent(SELLER);
        time.advance(Poller.LAG.plusMinutes(1));

        poller.poll(RunKind.FULL, unharmed());

        assertThat(sold("between")).isEqualTo(vivenu.truth(SELLER).sold());
        assertThat(database.number("SELECT count(*) FROM events WHERE status <> 'deleted'"))
                .isEqualTo(5);
    }

    private int requestsOf(String region) {
        poller(region).poll(RunKind.FULL, unharmed());
        return vivenu.requests(SELLER).total();
    }

    private long sold(String region) {
        return database.number(
                "SELECT sum(sold) FROM current_sales JOIN events USING (region, event_id) WHERE region = '" + region
                        + "' AND status <> 'deleted'");
    }
}
