package io.vivenuoperator.store.ingest;

import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.quarantine.ReadableVersion;
import java.util.Optional;

/**
 * One delivery, and what it says for each of the store's tables. The tables take it only if the inbox did not know the delivery.
 *
 * @param envelope what the inbox keeps
 * @param event also as far as it can be read
 * @param readable what may be in quarantine and need not be any more
 * @param unreadable what has to go there
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
