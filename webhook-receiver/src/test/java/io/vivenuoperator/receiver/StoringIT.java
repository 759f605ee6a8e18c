package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database's content after deliveries were acknowledged. */
class StoringIT extends WithRegions {
    private static final String KEY = "dach-new";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    /** Whatever the reader accepts can be stored, so a refused row needs a rule that we do not have. */
    private static final String NO_EVIL_PRICE = "ALTER TABLE ticket ADD CHECK (price <> 666)";

    private static final String SOLD = "SELECT sum(sold) FROM type_state";

    private RunningReceiver receiver;
    private Vivenu vivenu;

    @BeforeEach
    void start() {
        receiver =
                RunningReceiver.start(database.runtimeUrl(), regions, Map.of()).ready();
        vivenu = receiver.vivenu();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void manyConcurrentDeliveriesAreAsManyRows() {
        // given
        vivenu.post(DACH, KEY, Bodies.event("e", "event-1", "HYROX Berlin", "5000", NOW));

        // when
        var answers = IntStream.range(0, 300)
                .mapToObj(i -> vivenu.postLater(DACH, KEY, Bodies.ticket("d" + i, "t" + i, NOW)))
                .toList();

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(204));
        assertThat(database.number("SELECT count(*) FROM webhook_delivery WHERE event_type = 'ticket.created'"))
                .isEqualTo(300);
        assertThat(database.number("SELECT count(*) FROM ticket")).isEqualTo(300);
        assertThat(database.number(SOLD)).isEqualTo(300);
    }

    @Test
    void aSaleOfAKnownEventIsInTheCurrentStateAndInTheHistory() {
        // given
        vivenu.post(DACH, KEY, Bodies.event("e", "event-1", "HYROX Berlin", "5000", NOW));

        // when
        vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", Instant.now()));

        // then
        assertThat(database.number(SOLD)).isEqualTo(1);
        assertThat(database.number("SELECT sum(delta) FROM snapshot")).isEqualTo(1);
        assertThat(database.text("SELECT name FROM event")).isEqualTo("HYROX Berlin");
        assertThat(database.number("SELECT capacity FROM ticket_type")).isEqualTo(5_000);
    }

    @Test
    void repeatedDeliveriesCountOnce() {
        String body = Bodies.ticket("d1", "t1", Instant.now());

        var answers = IntStream.range(0, 20)
                .mapToObj(i -> vivenu.postLater(DACH, KEY, body))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(204));
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        assertThat(database.number(SOLD)).isEqualTo(1);
    }

    @Test
    void theSameVersionUnderANewIdIsADuplicate() {
        vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", NOW));

        assertThat(vivenu.post(DACH, KEY, Bodies.ticket("d2", "t1", NOW)).statusCode())
                .isEqualTo(204);

        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
    }

    @Test
    void anOlderVersionThatComesLaterChangesNothing() {
        vivenu.post(DACH, KEY, Bodies.event("d2", "e1", "new name", "20", NOW));
        vivenu.post(DACH, KEY, Bodies.event("d1", "e1", "old name", "10", NOW.minusSeconds(60)));

        assertThat(database.text("SELECT name FROM event")).isEqualTo("new name");
        assertThat(database.number("SELECT capacity FROM ticket_type")).isEqualTo(20);
    }

    @Test
    void aDeletionIsRemembered() {
        vivenu.post(DACH, KEY, Bodies.event("d1", "e1", "HYROX", "10", NOW));
        String deletion = "{\"id\":\"d2\",\"type\":\"event.deleted\",\"data\":{\"event\":{\"_id\":\"e1\"}}}";

        assertThat(vivenu.post(DACH, KEY, deletion).statusCode()).isEqualTo(204);

        assertThat(database.number("SELECT count(*) FROM event WHERE deleted_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void ofTypesThatAreNotUsedTheEnvelopeAndTheHashAreKept() {
        vivenu.post(DACH, KEY, Bodies.transaction("d1"));

        assertThat(database.text("SELECT event_type || ' ' || length(body_sha256) || ' ' || (kept IS NULL)"
                        + " FROM webhook_delivery"))
                .isEqualTo("transaction.complete 32 true");
    }

    @Test
    void aPoisonedRowIsKeptWithTheReasonAndItsNeighboursAreNotHarmed() {
        // given a price that this database refuses, among valid deliveries
        database.execute(NO_EVIL_PRICE);
        String poison = Bodies.ticket("poison", "t-poison", NOW).replace("89.5", "666");

        // when
        var good = IntStream.range(0, 50)
                .mapToObj(i -> vivenu.postLater(DACH, KEY, Bodies.ticket("d" + i, "t" + i, NOW)))
                .toList();
        int poisoned = vivenu.post(DACH, KEY, poison).statusCode();

        // then
        assertThat(poisoned).isEqualTo(204);
        assertThat(good).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(204));
        assertThat(database.number("SELECT count(*) FROM ticket")).isEqualTo(50);
        assertThat(database.text("SELECT region || ' ' || kind || ' ' || object_id || ' ' || reason || ' ' || seen"
                        + " FROM quarantined"))
                .isEqualTo("dach delivery poison ticket.created: it breaks a rule of the schema (SQLSTATE 23514) 1");
        assertThat(database.number("SELECT count(*) FROM webhook_delivery"
                        + " WHERE delivery_id = 'poison' AND kept IS NULL AND object_id IS NULL"))
                .isEqualTo(1);
        receiver.awaitDeliveries("outcome=\"quarantined\"", 1);
    }

    @Test
    void aPoisonedRowThatComesAgainIsADuplicate() {
        database.execute(NO_EVIL_PRICE);
        String poison = Bodies.ticket("poison", "t-poison", NOW).replace("89.5", "666");
        vivenu.post(DACH, KEY, poison);

        assertThat(vivenu.post(DACH, KEY, poison).statusCode()).isEqualTo(204);

        receiver.awaitDeliveries("outcome=\"duplicate\"", 1);
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        assertThat(database.number("SELECT sum(seen) FROM quarantine")).isEqualTo(1);
    }

    @Test
    void whatPostgresCanNotStoreIsReplacedAndTheRestIsKept() {
        String name = "NUL \\u0000, half a pair \\ud800";
        assertThat(vivenu.post(DACH, KEY, Bodies.event("d1", "e1", name, "10", NOW))
                        .statusCode())
                .isEqualTo(204);
        assertThat(database.text("SELECT name FROM event")).isEqualTo("NUL \uFFFD, half a pair \uFFFD");
        assertThat(database.number("SELECT count(*) FROM quarantine")).isZero();
    }

    @Test
    void aValueThatCanNotBeReadIsCountedByItsFieldAndTheTicketIsStored() {
        vivenu.post(DACH, KEY, Bodies.ticket("d1", "t1", NOW).replace("89.5", "1e200000"));

        assertThat(database.text("SELECT count(*) || ' ' || count(price) FROM ticket"))
                .isEqualTo("1 0");
        assertThat(receiver.metric("vivenu_receiver_unread_values_total", "field=\"realPrice\",problem=\"too large\""))
                .isEqualTo(1);
    }

    @Test
    void aTicketThatCanNotBeReadIsAcceptedKeptAndNamed() {
        String odd = Bodies.ticket("d1", "t1", NOW).replace("\"type-1\"", "7");

        assertThat(vivenu.post(DACH, KEY, odd).statusCode()).isEqualTo(204);

        assertThat(database.text("SELECT kind || ' ' || object_id || ' ' || reason FROM quarantined"))
                .isEqualTo("ticket t1 ticketTypeId: not a text");
        assertThat(database.number("SELECT count(*) FROM webhook_delivery WHERE kept IS NOT NULL AND object_id = 't1'"))
                .isEqualTo(1);
    }
}
