package io.vivenuoperator.store.ingest;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.Samples;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ingest.IngestResult.Arrival;
import io.vivenuoperator.store.ledger.CertainStatus;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestSessionIT {
    private static final String NO_EVIL_TICKET = "ALTER TABLE ticket ADD CHECK (ticket_id <> 'evil')";

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private IngestSession session;

    @BeforeEach
    void open() {
        Samples.wasRead(db, "dach");
        session = IngestSession.open(
                DatabaseUrl.parse(db.runtimeUrl()),
                "writer-of-a-test",
                NewsChoice.CHANGES,
                DatabaseObserver.NONE,
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theServerListsItUnderTheProgramsName() {
        assertThat(db.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'writer-of-a-test'"))
                .isEqualTo(1);
    }

    @Test
    void theSchemaFits() {
        assertThat(session.schema().fits()).isTrue();
    }

    @Test
    void whatIsNewInTheInboxGoesIntoTheTablesAndWhatIsRepeatedDoesNot() {
        // given
        session.write(List.of(ticket("d1", "t1")));

        // when
        IngestResult result = session.write(List.of(ticket("d1", "t1"), ticket("d2", "t2"), ticket("d2", "t2")));

        // then
        assertThat(result)
                .isEqualTo(new IngestResult.Committed(List.of(Arrival.REPEATED, Arrival.NEW, Arrival.REPEATED)));
        assertThat(db.number("SELECT count(*) FROM ticket")).isEqualTo(2);
    }

    @Test
    void aDeliveryWithoutContentIsInTheInboxAlone() {
        assertThat(session.write(List.of(nothing("d1")))).isEqualTo(new IngestResult.Committed(List.of(Arrival.NEW)));

        assertThat(db.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM event")).isZero();
    }

    @Test
    void aRowThatTheDatabaseRefusesKeepsTheWholeBatchOut() {
        // given
        db.execute(NO_EVIL_TICKET);

        // when
        IngestResult result = session.write(List.of(ticket("d1", "t1"), ticket("d2", "evil")));

        // then
        assertThat(result).isEqualTo(new IngestResult.Refused("23514"));
        assertThat(db.number("SELECT count(*) FROM webhook_delivery")).isZero();
    }

    @Test
    void afterARefusalTheSessionGoesOn() {
        // given
        db.execute(NO_EVIL_TICKET);
        session.write(List.of(ticket("d1", "evil")));

        // when
        IngestResult kept = session.quarantine(
                nothing("d1").envelope(), new QuarantinedRecord("dach", QuarantineKind.DELIVERY, "d1", "refused"));

        // then
        assertThat(kept).isEqualTo(new IngestResult.Committed(List.of(Arrival.NEW)));
        assertThat(session.write(List.of(ticket("d1", "t1"), ticket("d2", "t2"))))
                .isEqualTo(new IngestResult.Committed(List.of(Arrival.REPEATED, Arrival.NEW)));
        assertThat(db.text("SELECT object_id || ' ' || reason FROM quarantined"))
                .isEqualTo("d1 refused");
    }

    @Test
    void ofWhatCannotBeReadTheCertainStatusCounts() {
        // given
        session.write(List.of(ticket("d1", "t1")));
        var cancelled = new CertainStatus(
                "dach", "t1", LedgerStatus.INVALID, Optional.of(NOON.plusSeconds(60)), Optional.empty());

        // when
        session.write(List.of(unreadable("d2", "t1", cancelled)));

        // then
        assertThat(db.text("SELECT object_id || ' ' || reason FROM quarantined"))
                .isEqualTo("t1 price is no number");
        assertThat(db.number("SELECT status FROM ticket WHERE ticket_id = 't1'"))
                .isEqualTo(2);
    }

    @Test
    void aSessionThatTheServerEndedIsLostAndSaysWhy() {
        // given
        db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'writer-of-a-test'");

        // when
        IngestResult result = session.write(List.of(ticket("d1", "t1")));

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        IngestResult.Lost.class,
                        lost -> assertThat(lost.reason()).contains("57P01"));
        assertThat(session.ping()).isPresent();
    }

    @Test
    void withoutItsTablesItSaysWhatToRun() {
        // given
        db.execute("DROP TABLE webhook_delivery CASCADE");

        // when
        IngestResult result = session.write(List.of(ticket("d1", "t1")));

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        IngestResult.Lost.class,
                        lost -> assertThat(lost.reason()).contains("run `java -jar poller-job.jar migrate`"));
    }

    private static IngestDelivery ticket(String delivery, String ticket) {
        return new IngestDelivery(
                envelope(delivery, Optional.of("{}")),
                Optional.empty(),
                Optional.of(Samples.ticket("dach", ticket, "e1", "type", LedgerStatus.VALID, 0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static IngestDelivery nothing(String delivery) {
        return new IngestDelivery(
                envelope(delivery, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static IngestDelivery unreadable(String delivery, String ticket, CertainStatus certain) {
        return new IngestDelivery(
                envelope(delivery, Optional.of("{}")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new UnreadableObject(
                        new QuarantinedRecord("dach", QuarantineKind.TICKET, ticket, "price is no number"),
                        Optional.of(certain))));
    }

    private static DeliveryRecord envelope(String delivery, Optional<String> kept) {
        return new DeliveryRecord(
                "dach",
                delivery,
                "ticket.created",
                Optional.of("prod"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                "ab".repeat(32),
                2,
                kept);
    }
}
