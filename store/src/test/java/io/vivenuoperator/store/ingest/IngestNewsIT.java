package io.vivenuoperator.store.ingest;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.Samples;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.catalogue.CatalogueJudge;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ledger.CertainStatus;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.message.MessageRecord;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a batch of deliveries tells. */
class IngestNewsIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final CatalogueJudge judge = new CatalogueJudge();

    @BeforeEach
    void aRegionThatWasRead() {
        Samples.wasRead(db, "dach");
    }

    private void write(NewsChoice choice, IngestDelivery... batch) {
        try (IngestSession session = IngestSession.open(
                DatabaseUrl.parse(db.runtimeUrl()),
                "news",
                choice,
                DatabaseObserver.NONE,
                Clock.fixed(NOON, ZoneOffset.UTC))) {
            assertThat(session.write(List.of(batch))).isInstanceOf(IngestResult.Committed.class);
        }
    }

    private List<String> told() {
        List<MessageRecord> messages =
                db.database().inTransaction(tx -> new LogPages().after(tx, new LogPlace(0, Instant.EPOCH), 10_000));
        messages.forEach(message -> judge.judge(message.type(), message.payload()));
        return messages.stream()
                .map(message -> message.type() + " " + message.key().orElse(""))
                .toList();
    }

    @Test
    void aBatchTellsOfItsEventsAndFigures() {
        write(NewsChoice.CHANGES, event("d1", type("a", 1)), ticket("d2", "t1", LedgerStatus.VALID, 0));

        assertThat(told()).containsExactly("event.created e1", "ticket_type.sold_out e1", "event.sold_out e1");
    }

    @Test
    void ticketsAreToldOfIfThatIsWanted() {
        write(NewsChoice.EVERYTHING, event("d1", type("a", 9)), ticket("d2", "t1", LedgerStatus.RESERVED, 0));
        write(NewsChoice.EVERYTHING, ticket("d3", "t1", LedgerStatus.VALID, 1));
        write(
                NewsChoice.EVERYTHING,
                ticket("d4", "t1", LedgerStatus.INVALID, 2),
                ticket("d5", "t2", LedgerStatus.VALID, 0));

        assertThat(told())
                .containsExactly(
                        "event.created e1",
                        "ticket.created t1",
                        "ticket.updated t1",
                        "ticket.voided t1",
                        "ticket.created t2");
    }

    @Test
    void aDuplicateAndAnOlderVersionTellNothing() {
        write(NewsChoice.EVERYTHING, ticket("d1", "t1", LedgerStatus.VALID, 5));
        int before = told().size();

        write(
                NewsChoice.EVERYTHING,
                ticket("d1", "t1", LedgerStatus.VALID, 5),
                ticket("d2", "t1", LedgerStatus.INVALID, 1));

        assertThat(told()).hasSize(before);
    }

    @Test
    void whatWasSoldBeforeTheRegionWasWatchedIsNoNews() {
        TicketRecord old = Samples.createdAt(
                Samples.ticket("dach", "t1", "e1", "a", LedgerStatus.VALID, 0), NOON.minusSeconds(90_000));

        write(NewsChoice.EVERYTHING, delivery("d1", Optional.empty(), Optional.of(old), Optional.empty()));

        assertThat(told()).isEmpty();
    }

    @Test
    void aDeletionIsToldOnce() {
        write(NewsChoice.CHANGES, event("d1", type("a", 1)));

        write(NewsChoice.CHANGES, deletion("d2"));
        write(NewsChoice.CHANGES, deletion("d3"));

        assertThat(told()).containsExactly("event.created e1", "event.deleted e1");
    }

    @Test
    void whatIsCertainOfAnUnreadableTicketMovesFiguresToo() {
        // given
        write(NewsChoice.CHANGES, event("d1", type("a", 1)), ticket("d2", "t1", LedgerStatus.VALID, 0));
        db.execute("UPDATE told SET at = '2026-01-01Z'");
        var cancelled = new CertainStatus(
                "dach", "t1", LedgerStatus.INVALID, Optional.of(NOON.plusSeconds(60)), Optional.empty());

        // when
        write(NewsChoice.CHANGES, unreadable("d3", cancelled));

        // then
        assertThat(told()).endsWith("ticket_type.available_again e1", "event.available_again e1");
    }

    @Test
    void aLargeBatchOfEventsIsLookedAtAfterItIsWritten() {
        IngestDelivery[] events = IntStream.range(0, 150)
                .mapToObj(i -> delivery(
                        "d" + i,
                        Optional.of(Samples.event("dach", "many" + i, 0, type("a", 1))),
                        Optional.of(Samples.ticket("dach", "t" + i, "many" + i, "a", LedgerStatus.VALID, 0)),
                        Optional.empty()))
                .toArray(IngestDelivery[]::new);

        write(NewsChoice.CHANGES, events);

        assertThat(told().stream().filter(each -> each.startsWith("event.sold_out")))
                .hasSize(150);
    }

    @Test
    void withoutAChoiceNothingIsTold() {
        write(NewsChoice.NOTHING, event("d1", type("a", 1)), ticket("d2", "t1", LedgerStatus.VALID, 0));

        assertThat(told()).isEmpty();
    }

    private static IngestDelivery event(String delivery, TicketTypeRecord... types) {
        return delivery(
                delivery, Optional.of(Samples.event("dach", "e1", 0, types)), Optional.empty(), Optional.empty());
    }

    private static IngestDelivery ticket(String delivery, String ticket, LedgerStatus status, long version) {
        return delivery(
                delivery,
                Optional.empty(),
                Optional.of(Samples.ticket("dach", ticket, "e1", "a", status, version)),
                Optional.empty());
    }

    private static IngestDelivery deletion(String delivery) {
        return delivery(
                delivery,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new EventDeletion("dach", "e1", NOON.plusSeconds(9))));
    }

    private static IngestDelivery unreadable(String delivery, CertainStatus certain) {
        return new IngestDelivery(
                envelope(delivery),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new UnreadableObject(
                        new QuarantinedRecord("dach", QuarantineKind.TICKET, "t1", "price is no number"),
                        Optional.of(certain))));
    }

    private static IngestDelivery delivery(
            String id, Optional<EventRecord> event, Optional<TicketRecord> ticket, Optional<EventDeletion> deletion) {
        return new IngestDelivery(envelope(id), event, ticket, deletion, Optional.empty(), Optional.empty());
    }

    private static DeliveryRecord envelope(String id) {
        return new DeliveryRecord(
                "dach",
                id,
                "ticket.created",
                Optional.of("prod"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                "ab".repeat(32),
                2,
                Optional.of("{}"));
    }
}
