package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.madeFrom;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.ledger.LedgerStatus.INVALID;
import static io.vivenuoperator.store.ledger.LedgerStatus.RESERVED;
import static io.vivenuoperator.store.ledger.LedgerStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was sold before we watched, from tickets as polls and webhooks record them. We watch since noon. */
class BeforeWeWatchedIT {
    private static final String HOURS = """
            SELECT coalesce(string_agg(concat_ws(' ', event_id, ticket_type_id,
                                                 coalesce(to_char(hour AT TIME ZONE 'UTC', 'HH24'), '?'),
                                                 sold || '..' || sold_at_most),
                                       ', ' ORDER BY event_id, ticket_type_id, hour), '')
            FROM reconstructed_hourly
            """;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();

    @BeforeEach
    void weWatchSinceNoon() {
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', '" + NOON + "')");
    }

    private LedgerChange record(TicketRecord... tickets) {
        return db.database().inTransaction(tx -> ledger.record(tx, List.of(tickets), NOON.plusSeconds(60)));
    }

    /** Of event e1 and type a, created this many hours before noon. */
    private static TicketRecord early(String id, LedgerStatus status, int hours) {
        return createdAt(ticket("dach", id, "e1", "a", status, 0), NOON.minusSeconds(hours * 3_600L));
    }

    private static TicketRecord later(TicketRecord ticket, LedgerStatus status, String type) {
        return createdAt(ticket("dach", ticket.ticketId(), ticket.eventId(), type, status, 900), ticket.createdAt());
    }

    @Test
    void aTicketCountsInTheHourInWhichItWasMade() {
        record(
                early("t1", VALID, 3),
                early("t2", VALID, 3),
                early("t3", VALID, 1),
                ticket("dach", "t4", "e1", "a", VALID, 0));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 09 2..2, e1 a 11 1..1");
    }

    @Test
    void aRefundThatWeNoticeChangesNothing() {
        TicketRecord sold = early("t1", VALID, 3);
        record(sold);

        record(later(sold, INVALID, "a"));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 09 1..1");
        assertThat(db.text("SELECT first_status || ' ' || status FROM ticket")).isEqualTo("1 2");
    }

    @Test
    void aReservationThatIsPaidLaterIsNoSaleFromBefore() {
        TicketRecord held = early("t1", RESERVED, 3);
        record(held);

        record(later(held, VALID, "a"));

        assertThat(db.text(HOURS)).isEmpty();
        assertThat(db.number("SELECT opening FROM type_state")).isZero();
    }

    @Test
    void aTicketThatWasVoidMayHaveBeenSold() {
        record(early("t1", VALID, 3), early("t2", INVALID, 3));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 09 1..2");
        assertThat(db.text("SELECT string_agg(sold || '..' || sold_at_most, ' ') FROM sales_at_reconstructed('"
                        + NOON.minusSeconds(600) + "')"))
                .isEqualTo("1..2");
    }

    @Test
    void aPlaceWasSoldWhenTheFirstOfItsTicketsWas() {
        record(
                early("t1", INVALID, 5),
                madeFrom(early("t2", INVALID, 4), OriginKind.TRANSFER, "t1"),
                madeFrom(early("t3", VALID, 1), OriginKind.UPGRADE, "t2"));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 07 1..1");
    }

    @Test
    void whereItsFirstTicketIsNotKnownItCantBePlaced() {
        record(madeFrom(early("t2", VALID, 1), OriginKind.TRANSFER, "t1"));
        assertThat(db.text(HOURS)).isEqualTo("e1 a ? 1..1");

        record(early("t1", INVALID, 5));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 07 1..1");
    }

    @Test
    void aPlaceThatWasRebookedFromAnotherEventWasSoldThen() {
        TicketRecord elsewhere = createdAt(ticket("dach", "t1", "e0", "z", INVALID, 0), NOON.minusSeconds(7 * 3_600L));
        record(elsewhere, madeFrom(early("t2", VALID, 1), OriginKind.REBOOKING, "t1"));

        assertThat(db.text(HOURS)).isEqualTo("e0 z 05 0..1, e1 a 11 1..1");
    }

    @Test
    void anotherKindOfOriginLeadsNowhere() {
        record(early("t1", VALID, 5), madeFrom(early("t2", VALID, 1), OriginKind.SUBSCRIPTION, "t1"));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 07 1..1, e1 a 11 1..1");
    }

    @Test
    void aCircleEnds() {
        record(
                madeFrom(early("t1", VALID, 5), OriginKind.TRANSFER, "t2"),
                madeFrom(early("t2", VALID, 1), OriginKind.TRANSFER, "t1"));

        assertThat(db.text(HOURS)).isEqualTo("e1 a 07 2..2");
    }

    @Test
    void aTicketStaysInTheOpeningBalanceOfItsFirstType() {
        TicketRecord sold = early("t1", VALID, 3);
        record(sold);

        record(later(sold, VALID, "b"));
        assertThat(db.text(HOURS)).isEqualTo("e1 a 09 1..1");

        db.execute("UPDATE ticket SET type_key = (SELECT type_key FROM ticket_type WHERE ticket_type_id = 'a')");
        assertThat(db.text(HOURS)).as("back again").isEqualTo("e1 a 09 1..1");
    }

    @Test
    void whetherItIsFromBeforeIsDecidedOnce() {
        record(early("t1", VALID, 3), ticket("dach", "t2", "e1", "a", VALID, 0));

        db.execute("UPDATE region SET watched_since = watched_since - interval '4 hours'");
        assertThat(db.text(HOURS)).as("a time after that is none from before").isEqualTo("e1 a ? 1..1");

        db.execute("UPDATE region SET watched_since = watched_since + interval '8 hours'");
        assertThat(db.text(HOURS)).isEqualTo("e1 a 09 1..1");
    }

    @Test
    void whereATicketComesFromIsFilledInAndNothingIsToldOfIt() {
        TicketRecord without = early("t2", VALID, 1);
        record(early("t1", INVALID, 5), without);
        TicketRecord with = madeFrom(without, OriginKind.TRANSFER, "t1");

        List<TicketChange> told =
                db.database().inTransaction(tx -> ledger.recordEach(tx, List.of(with), NOON.plusSeconds(90)));

        assertThat(told).isEmpty();
        assertThat(db.text("SELECT origin || ' ' || origin_ticket_id FROM ticket WHERE ticket_id = 't2'"))
                .isEqualTo("6 t1");
        assertThat(db.number("SELECT count(*) FROM snapshot")).isEqualTo(1);
        assertThat(record(with)).isEqualTo(new LedgerChange(0, 0, 1, 0, 0, 0));
    }

    @Test
    void theHoursOfAnEventAreThoseFromBeforeAndThoseSince() {
        record(
                early("t1", VALID, 3),
                ticket("dach", "t2", "e1", "a", VALID, 0),
                ticket("dach", "t3", "e1", "b", VALID, 0));
        db.execute("UPDATE event SET complete_since = '" + NOON.minusSeconds(3_600) + "'");
        db.execute("INSERT INTO poll_coverage (region_key, from_at, to_at, polls) VALUES (1, '"
                + NOON.minusSeconds(1_800) + "', '" + NOON.plusSeconds(5_400) + "', 3)");

        assertThat(db.text(
                        "SELECT string_agg(concat_ws(' ', to_char(hour AT TIME ZONE 'UTC', 'HH24'), sold, sold_at_most, covered, source),"
                                + " ', ' ORDER BY hour) FROM hourly_history WHERE hour < '"
                                + NOON.plusSeconds(3 * 3_600) + "'"))
                .isEqualTo("09 1 1 reconstructed, 12 2 2 1 observed, 13 0 0 0.5 observed, 14 0 observed");
        assertThat(db.number("""
                        SELECT count(*)
                        FROM hourly_history h
                        FULL JOIN hourly_series('dach', 'e1', '2026-11-22T12:00Z', now()) s USING (hour)
                        WHERE h.source IS DISTINCT FROM 'reconstructed' AND (h.sold, h.covered) IS DISTINCT FROM (s.sold, s.covered)
                        """)).isZero();
    }
}
