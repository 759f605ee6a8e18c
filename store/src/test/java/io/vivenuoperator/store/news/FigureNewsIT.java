package io.vivenuoperator.store.news;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.typeWithoutCapacity;
import static io.vivenuoperator.store.Samples.wasRead;
import static io.vivenuoperator.store.ledger.LedgerStatus.INVALID;
import static io.vivenuoperator.store.ledger.LedgerStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FigureNewsIT {
    private static final Duration FRESH = Duration.ofDays(1_000);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final NewsWriter news = new NewsWriter(NewsChoice.CHANGES);
    private NewsLog log;
    private Instant now = NOON;
    private long version;

    @BeforeEach
    void aRegionThatWasRead() {
        wasRead(db, "dach");
        log = new NewsLog(db);
    }

    private void shown(TicketTypeRecord... types) {
        version++;
        db.database().inTransaction(tx -> {
            var records = List.of(event("dach", "e1", version, types));
            var changes = new FactChanges()
                    .events(new EventRepository().write(tx, records, now))
                    .figuresOfEvents(records);
            news.tell(tx, changes, now);
            return true;
        });
    }

    private void sold(int first, int count) {
        tickets(first, count, VALID);
    }

    private void refunded(int first, int count) {
        tickets(first, count, INVALID);
    }

    private void tickets(int first, int count, LedgerStatus status) {
        version++;
        List<TicketRecord> records = IntStream.range(first, first + count)
                .mapToObj(i -> ticket("dach", "t" + i, "e1", "a", status, version))
                .toList();
        db.database().inTransaction(tx -> {
            new TicketLedger().record(tx, records, now);
            news.tell(tx, new FactChanges().figuresOfTickets(records), now);
            return true;
        });
    }

    private void look() {
        db.database().inTransaction(tx -> new ClockNews().look(tx, FRESH, now));
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    @Test
    void eachLevelIsToldOnce() {
        shown(type("a", 10));
        assertThat(log.told()).containsExactly("event.created e1");

        sold(0, 4);
        assertThat(log.told()).isEmpty();
        sold(4, 1);
        assertThat(log.told()).containsExactly("event.threshold_reached e1");
        sold(5, 2);
        assertThat(log.told()).isEmpty();
        sold(7, 2);
        assertThat(log.messages())
                .extracting(MessageRecord::payload)
                .singleElement()
                .asString()
                .contains("\"percent\":90");
        sold(9, 1);
        assertThat(log.told()).containsExactly("ticket_type.sold_out e1", "event.sold_out e1");
    }

    @Test
    void aTypeMaySellOutAlone() {
        shown(type("a", 2), type("b", 1_000));
        log.told();

        sold(0, 2);

        assertThat(log.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.payload())
                        .contains(
                                "\"region\":\"dach\"",
                                "\"eventName\":\"Event e1\"",
                                "\"ticketTypeId\":\"a\"",
                                "\"capacity\":2,\"sold\":2,\"available\":0,\"percentSold\":100.0"));
    }

    @Test
    void anUnknownCapacityIsNeverSoldOut() {
        shown(typeWithoutCapacity("a"));
        log.told();

        sold(0, 100);

        assertThat(log.told()).isEmpty();
        assertThat(db.number("SELECT count(*) FROM told")).isZero();
    }

    @Test
    void anEventWithOneUnknownCapacityHasNoLevel() {
        shown(type("a", 1), typeWithoutCapacity("b"));
        log.told();

        sold(0, 1);

        assertThat(log.told()).containsExactly("ticket_type.sold_out e1");
    }

    @Test
    void anEventThatIsNotCompleteIsNotToldOfAndWhatIsSoThenIsPassedOver() {
        // given
        db.execute("UPDATE region SET complete_since = NULL");
        shown(type("a", 2));
        sold(0, 2);
        assertThat(log.told()).isEmpty();

        // when
        db.execute("UPDATE region SET complete_since = now(); UPDATE event SET complete_since = now()");
        db.database().inTransaction(tx -> {
            news.passOverAll(tx, "dach", now);
            return true;
        });
        sold(0, 2);

        // then
        assertThat(log.told()).isEmpty();
        later(Duration.ofMinutes(3));
        refunded(0, 1);
        assertThat(log.told()).containsExactly("ticket_type.available_again e1", "event.available_again e1");
    }

    @Test
    void moreCapacityMakesAvailableAgain() {
        shown(type("a", 1));
        sold(0, 1);
        log.told();
        later(Duration.ofMinutes(3));

        shown(type("a", 2));

        assertThat(log.told())
                .containsExactly("event.updated e1", "ticket_type.available_again e1", "event.available_again e1");
    }

    @Test
    void whatGoesToAndFroIsToldOfOnceInTwoMinutes() {
        // given
        shown(type("a", 1));
        sold(0, 1);
        assertThat(log.told()).contains("event.sold_out e1");

        // when
        for (int i = 0; i < 5; i++) {
            later(Duration.ofSeconds(10));
            refunded(0, 1);
            later(Duration.ofSeconds(10));
            sold(0, 1);
        }

        // then
        assertThat(log.told()).isEmpty();
        later(Duration.ofMinutes(2));
        look();
        assertThat(log.told()).isEmpty();
    }

    @Test
    void whatStaysWhereItFellToIsToldWhenItsTimeHasCome() {
        // given
        shown(type("a", 1));
        sold(0, 1);
        log.told();
        later(Duration.ofSeconds(30));
        refunded(0, 1);

        // when
        later(Duration.ofSeconds(80));
        look();
        assertThat(log.told()).isEmpty();
        later(Duration.ofSeconds(11));
        look();
        look();

        // then
        assertThat(log.told()).containsExactly("ticket_type.available_again e1", "event.available_again e1");
        assertThat(db.number("SELECT count(*) FROM told WHERE due IS NOT NULL")).isZero();
    }

    @Test
    void aRiseIsToldAtOnce() {
        shown(type("a", 10));
        sold(0, 5);
        later(Duration.ofSeconds(1));
        sold(5, 5);

        assertThat(log.told())
                .containsExactly(
                        "event.created e1",
                        "event.threshold_reached e1",
                        "ticket_type.sold_out e1",
                        "event.sold_out e1");
    }

    @Test
    void anEventThatIsGoneHasNoLevelAnyMore() {
        shown(type("a", 1));
        log.told();
        db.execute("UPDATE event SET deleted_at = now()");

        sold(0, 1);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void aTransactionThatIsRolledBackTellsNothingAndTheNextOneDoes() {
        // given
        shown(type("a", 1));
        log.told();
        List<TicketRecord> sale = List.of(ticket("dach", "t0", "e1", "a", VALID, 9));

        // when
        db.database().inTransaction(tx -> {
            new TicketLedger().record(tx, sale, now);
            news.tell(tx, new FactChanges().figuresOfTickets(sale), now);
            tx.rollback();
            return true;
        });

        // then
        assertThat(log.told()).isEmpty();
        sold(0, 1);
        assertThat(log.told()).contains("event.sold_out e1");
    }

    @Test
    void withoutAChoiceNothingIsToldOrNoted() {
        var silent = new NewsWriter(NewsChoice.NOTHING);
        shown(type("a", 1));
        log.told();
        List<TicketRecord> sale = List.of(ticket("dach", "t0", "e1", "a", VALID, 9));

        db.database().inTransaction(tx -> {
            new TicketLedger().record(tx, sale, now);
            silent.tell(tx, new FactChanges().figuresOfTickets(sale), now);
            return true;
        });

        assertThat(log.told()).isEmpty();
        assertThat(db.number("SELECT count(*) FROM told")).isZero();
    }
}
