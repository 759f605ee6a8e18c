package io.vivenuoperator.poller.region;

import static io.vivenuoperator.poller.region.FakeSeller.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionPollTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration LAG = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final FakeSeller seller = new FakeSeller();
    private final FakeRegionStore store = new FakeRegionStore();
    private final RunStatistics tally = new RunStatistics();

    @BeforeEach
    void aSellerWithThreeEvents() {
        seller.now = Optional.of(NOW);
        store.clock = clock();
        for (String eventId : new String[] {"a", "b", "c"}) {
            seller.event(eventId, LONG_AGO);
            for (int i = 0; i < 5; i++) {
                seller.ticket(eventId + i, eventId, TicketStatus.VALID, LONG_AGO);
            }
        }
    }

    @Test
    void aFullRunStoresAndProvesEverything() {
        run(RunKind.FULL);

        assertThat(store.tickets).hasSize(15);
        assertThat(tally.proof()).hasValue(SoldComparison.of(15, 15));
        assertThat(store.cursors)
                .containsEntry(ChangeStream.TICKETS, NOW.minus(LAG))
                .containsEntry(ChangeStream.EVENTS, NOW.minus(LAG));
    }

    @Test
    void anEventThatFailsDoesNotCostTheOthers() {
        seller.failing.put("b", Reason.UNAVAILABLE);

        run(RunKind.FULL);

        assertThat(tally.failedEvents()).containsExactly("b");
        assertThat(tally.proof()).hasValue(SoldComparison.of(10, 10));
    }

    @Test
    void theCursorsStayWhenAnEventFailed() {
        Instant cursor = NOW.minus(Duration.ofHours(1));
        store.allReadUntil(cursor);
        seller.failing.put("b", Reason.PROTOCOL);

        run(RunKind.FULL);

        assertThat(store.cursors)
                .containsEntry(ChangeStream.EVENTS, cursor)
                .containsEntry(ChangeStream.TICKETS, cursor);
    }

    @Test
    void onAFirstLoadAnEventThatFailsDoesNotKeepTheOthersFromBeingWatched() {
        seller.failing.put("b", Reason.PROTOCOL);

        run(RunKind.INCREMENTAL);

        assertThat(store.cursors)
                .containsEntry(ChangeStream.EVENTS, NOW.minus(LAG))
                .containsEntry(ChangeStream.TICKETS, NOW.minus(LAG));
    }

    @Test
    void anEventThatFailedIsTriedAgainByTheNextIncremental() {
        seller.failing.put("b", Reason.UNAVAILABLE);
        run(RunKind.FULL);
        seller.failing.clear();
        seller.asked.clear();

        run(RunKind.INCREMENTAL);

        assertThat(seller.asked).containsExactly("b");
        assertThat(store.sold("b")).isEqualTo(5);
        assertThat(store.withEventsLeft()).isEmpty();
    }

    @Test
    void whileItFailsItIsTold() {
        seller.failing.put("b", Reason.PROTOCOL);
        run(RunKind.FULL);
        var incremental = new RunStatistics();

        new RegionPoll(seller, store.parts(), incremental, clock(), LAG, OVERLAP).run(RunKind.INCREMENTAL);

        assertThat(incremental.failedEvents()).containsExactly("b");
        assertThat(incremental.proof()).isEmpty();
    }

    @Test
    void anEventThatFailsForEverKeepsNoFullRunFromBeginningAnew() {
        seller.failing.put("b", Reason.PROTOCOL);
        run(RunKind.FULL);
        seller.asked.clear();

        run(RunKind.FULL);

        assertThat(seller.asked).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void recordsThatShareTheCursorsInstantAreReadByTheNextRun() {
        store.allReadUntil(NOW.minus(LAG));
        for (int i = 0; i < 5; i++) {
            seller.ticket("tie" + i, "a", TicketStatus.VALID, NOW.minus(LAG));
        }

        new RegionPoll(seller, store.parts(), tally, clock(), LAG, Duration.ZERO).run(RunKind.INCREMENTAL);
        assertThat(store.tickets).isEmpty();
        seller.now = Optional.of(NOW.plusSeconds(60));
        new RegionPoll(seller, store.parts(), tally, Clock.offset(clock(), Duration.ofMinutes(1)), LAG, Duration.ZERO)
                .run(RunKind.INCREMENTAL);

        assertThat(store.tickets).hasSize(5);
        assertThat(tally.tickets()).isEqualTo(5);
    }

    @Test
    void aWindowThatWasCutOffGoesOnWithin() {
        store.allReadUntil(NOW.minus(Duration.ofHours(1)));
        for (int i = 0; i < 7; i++) {
            seller.ticket("x" + i, "a", TicketStatus.VALID, NOW.minus(Duration.ofMinutes(30)));
        }
        seller.breaksAfterPages = 3;
        assertThat(run(RunKind.INCREMENTAL)).isInstanceOf(RunResult.CutShort.class);
        seller.ticketSkips.clear();
        seller.breaksAfterPages = Integer.MAX_VALUE;

        run(RunKind.INCREMENTAL);

        assertThat(seller.ticketSkips).startsWith(4L, 6L);
        assertThat(store.tickets.keySet()).contains("x0", "x1", "x2", "x3", "x4", "x5", "x6");
        assertThat(store.cursors).containsEntry(ChangeStream.TICKETS, NOW.minus(LAG));
    }

    @Test
    void aVendorThatIsAwayEndsTheRun() {
        seller.failing.put("a", Reason.UNAVAILABLE);
        seller.failing.put("b", Reason.UNAVAILABLE);
        seller.failing.put("c", Reason.UNAVAILABLE);

        assertThat(run(RunKind.FULL))
                .isEqualTo(new RunResult.CutShort(new ReadFailure.VendorUnavailable("asked to fail")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"KEY_REFUSED", "RATE_LIMITED", "INTERRUPTED"})
    void whatConcernsAllEventsEndsTheRunAtOnce(Reason reason) {
        seller.failing.put("a", reason);

        assertThat(run(RunKind.FULL)).isInstanceOf(RunResult.CutShort.class);
        assertThat(seller.asked).containsExactly("a");
    }

    @Test
    void ticketsThatTheVendorDoesNotListAnyMoreAreRepaired() {
        run(RunKind.FULL);
        seller.tickets.remove("a0");

        run(RunKind.FULL);

        assertThat(tally.repaired()).isEqualTo(1);
        assertThat(store.sold("a")).isEqualTo(4);
    }

    @Test
    void eventsThatVanishedAreMarked() {
        run(RunKind.FULL);
        seller.events.remove("c");

        run(RunKind.FULL);

        assertThat(store.vanished).containsExactly("c");
        assertThat(store.events).containsKey("c");
    }

    @Test
    void whereAnEventsIdCouldNotBeReadNoEventIsTakenForGone() {
        run(RunKind.FULL);
        seller.events.remove("c");
        seller.hasNamelessEvent = true;

        run(RunKind.FULL);

        assertThat(store.vanished).isEmpty();
        assertThat(tally.unreadable()).containsKey("event without id");
    }

    @Test
    void aListThatNeverHoldsStillFailsItsEvent() {
        Instant cursor = NOW.minus(Duration.ofHours(1));
        store.allReadUntil(cursor);
        seller.rotateEveryPages = 2;

        run(RunKind.FULL);

        assertThat(tally.failedEvents()).contains("a");
        assertThat(store.cursors).containsEntry(ChangeStream.TICKETS, cursor);
    }

    @Test
    void incrementalReadsFromBeforeTheCursorUntilBehindNow() {
        Instant cursor = NOW.minus(Duration.ofHours(1));
        store.allReadUntil(cursor);

        run(RunKind.INCREMENTAL);

        assertThat(seller.windows.getFirst().from()).isEqualTo(cursor.minus(OVERLAP));
        assertThat(seller.windows.getFirst().until()).isEqualTo(NOW.minus(LAG));
    }

    @Test
    void incrementalReadsOnlyWhatChanged() {
        store.allReadUntil(NOW.minus(Duration.ofHours(1)));
        seller.ticket("a0", "a", TicketStatus.INVALID, NOW.minus(Duration.ofMinutes(30)));
        seller.ticket("new", "a", TicketStatus.VALID, NOW.minus(Duration.ofMinutes(30)));

        run(RunKind.INCREMENTAL);

        assertThat(store.tickets.keySet()).containsExactlyInAnyOrder("a0", "new");
        assertThat(store.cursors).containsEntry(ChangeStream.TICKETS, NOW.minus(LAG));
        assertThat(tally.proof()).isEmpty();
    }

    @Test
    void incrementalLeavesWhatIsTooYoungToTheNextRun() {
        store.allReadUntil(NOW.minus(Duration.ofHours(1)));
        seller.ticket("young", "a", TicketStatus.VALID, NOW.minus(Duration.ofMinutes(1)));

        run(RunKind.INCREMENTAL);

        assertThat(store.tickets).isEmpty();
    }

    @Test
    void incrementalKeepsItsCursorWhenTheListNeverHeldStill() {
        Instant cursor = NOW.minus(Duration.ofHours(1));
        store.allReadUntil(cursor);
        for (int i = 0; i < 6; i++) {
            seller.ticket("x" + i, "a", TicketStatus.VALID, NOW.minus(Duration.ofMinutes(30)));
        }
        seller.tickets.keySet().removeIf(id -> !id.startsWith("x"));
        seller.rotateEveryPages = 2;

        assertThat(run(RunKind.INCREMENTAL))
                .isEqualTo(new RunResult.CutShort(new ReadFailure.ListUnsettled("changed tickets")));
        assertThat(store.cursors).containsEntry(ChangeStream.TICKETS, cursor);
    }

    @Test
    void withoutACursorIncrementalReadsEverything() {
        run(RunKind.INCREMENTAL);

        assertThat(store.tickets).hasSize(15);
        assertThat(store.cursors).hasSize(2);
    }

    private RunResult run(RunKind kind) {
        return new RegionPoll(seller, store.parts(), tally, clock(), LAG, OVERLAP).run(kind);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
