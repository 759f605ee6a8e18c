package io.vivenuoperator.store.ingest;

import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.quarantine.ReadableVersion;
import java.util.Optional;

/**
 * One delivery, and its rows for each of the store's tables. They are written only if the delivery is new to the inbox.
 *
 * @param envelope the inbox row
 * @param event the event, possibly only in part
 * @param readable records that may leave the quarantine
 * @param unreadable records that go into it
 */
public record IngestDelivery(
        DeliveryRecord envelope,
        Optional<EventRecord> event,
        Optional<TicketRecord> ticket,
        Optional<EventDeletion> deletion,
        Optional<ReadableVersion> readable,
        Optional<UnreadableObject> unreadable) {
    String region() {
        return envelope.region();
    }

    /** Whether it may change more than the inbox. */
    boolean writesTables() {
        return envelope.kept().isPresent();
    }
}
