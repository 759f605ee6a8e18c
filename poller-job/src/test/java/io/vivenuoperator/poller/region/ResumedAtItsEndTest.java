package io.vivenuoperator.poller.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An earlier run almost finished this full sync, so nothing is left to request, and no answer would show that the vendor's
 * clock went back since it began. Found as history 1416 of {@code HistoriesIT}.
 */
class ResumedAtItsEndTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration SET_BACK = Duration.ofHours(3);
    private static final Duration LAG = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final FakeSeller seller = new FakeSeller();
    private final FakeRegionStore store = new FakeRegionStore();

    @BeforeEach
    void aReadingThatIsAllButEnded() {
        seller.event("a", FakeSeller.LONG_AGO);
        seller.ticket("a1", "a", TicketStatus.VALID, FakeSeller.LONG_AGO);
        store.killsAtTheEnd = true;
        assertThatThrownBy(() -> run(RunKind.FULL, BEGUN, BEGUN)).hasMessage("killed");
        store.killsAtTheEnd = false;
    }

    @Test
    void theCursorsStayBehindTheVendorsClock() {
        Instant ours = BEGUN.plus(Duration.ofMinutes(1));
        Instant vendors = ours.minus(SET_BACK);

        run(RunKind.FULL, ours, vendors);

        assertThat(store.cursors)
                .containsEntry(ChangeStream.EVENTS, vendors.minus(LAG))
                .containsEntry(ChangeStream.TICKETS, vendors.minus(LAG));
    }

    @Test
    void theNumberOfEventsIsRequestedOnce() {
        Instant ours = BEGUN.plus(Duration.ofMinutes(1));

        run(RunKind.FULL, ours, ours);

        assertThat(seller.eventTotalRequests).isEqualTo(1);
    }

    @Test
    void anEventThatWentSinceIsFound() {
        seller.events.remove("a");
        Instant ours = BEGUN.plus(Duration.ofMinutes(1));

        run(RunKind.FULL, ours, ours);

        assertThat(store.vanished).containsExactly("a");
    }

    @Test
    void aTicketThatWentWithAnEventIsFound() {
        // given
        seller.event("b", FakeSeller.LONG_AGO);
        store.events.put("b", seller.events.get("b"));
        seller.tickets.remove("a1");
        seller.ticket("a2", "a", TicketStatus.INVALID, FakeSeller.LONG_AGO);
        seller.events.remove("b");
        Instant ours = BEGUN.plus(Duration.ofMinutes(1));

        // when
        run(RunKind.FULL, ours, ours);

        // then
        assertThat(store.sold("a")).isZero();
    }

    @Test
    void whileNoEventWentNothingIsCountedTwice() {
        seller.soldTotalRequests = 0;
        Instant ours = BEGUN.plus(Duration.ofMinutes(1));

        run(RunKind.FULL, ours, ours);

        assertThat(seller.soldTotalRequests).isZero();
    }

    private void run(RunKind kind, Instant ours, Instant vendors) {
        Clock clock = Clock.fixed(ours, ZoneOffset.UTC);
        store.clock = clock;
        seller.now = Optional.of(vendors);
        seller.aheadOfOurs = Duration.between(ours, vendors);
        seller.silent = true;
        new RegionPoll(seller, store.parts(), new RunStatistics(), clock, LAG, OVERLAP).run(kind);
    }
}
