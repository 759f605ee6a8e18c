package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.Kept;
import io.vivenuoperator.receiver.envelope.KeptFields;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A delivery as the store's records. What a delivery leaves out that a record needs makes it no record: the inbox keeps it. */
final class Records {

    private Records() {}

    static DeliveryRecord delivery(Delivery delivery) {
        Optional<KeptFields> kept = delivery.kept().content();
        return inbox(
                delivery,
                kept.flatMap(fields -> new Fields(fields.node()).text("_id")),
                kept.flatMap(KeptFields::updatedAt),
                kept.map(KeptFields::json));
    }

    /** The envelope and the hash alone, so that a redelivery is recognised. */
    static DeliveryRecord withoutContent(Delivery delivery) {
        return inbox(delivery, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Which delivery could not be stored, and why. */
    static QuarantinedRecord quarantined(Delivery delivery, String reason) {
        var envelope = delivery.envelope();
        return new QuarantinedRecord(
                delivery.region(), QuarantineKind.DELIVERY, envelope.id(), envelope.type() + ": " + reason);
    }

    private static DeliveryRecord inbox(
            Delivery delivery, Optional<String> objectId, Optional<Instant> updatedAt, Optional<String> kept) {
        var envelope = delivery.envelope();
        return new DeliveryRecord(
                delivery.region(),
                envelope.id(),
                envelope.type(),
                envelope.mode(),
                envelope.sellerId(),
                envelope.webhookId(),
                objectId,
                updatedAt,
                delivery.receivedAt(),
                delivery.bodySha256(),
                delivery.bodyBytes(),
                kept);
    }

    static List<EventRecord> events(List<Delivery> deliveries) {
        return deliveries.stream().flatMap(it -> event(it).stream()).toList();
    }

    static List<EventDeletion> deletions(List<Delivery> deliveries) {
        return deliveries.stream().flatMap(it -> deletion(it).stream()).toList();
    }

    static List<TicketRecord> tickets(List<Delivery> deliveries) {
        return deliveries.stream().flatMap(it -> ticket(it).stream()).toList();
    }

    private static Optional<EventRecord> event(Delivery delivery) {
        return delivery.kept() instanceof Kept.Event(KeptFields fields, boolean deleted) && !deleted
                ? EventFields.event(delivery.region(), fields)
                : Optional.empty();
    }

    private static Optional<EventDeletion> deletion(Delivery delivery) {
        return delivery.kept() instanceof Kept.Event(KeptFields fields, boolean deleted) && deleted
                ? new Fields(fields.node())
                        .text("_id")
                        .map(id -> new EventDeletion(
                                delivery.region(), id, fields.updatedAt().orElse(delivery.receivedAt())))
                : Optional.empty();
    }

    private static Optional<TicketRecord> ticket(Delivery delivery) {
        return delivery.kept() instanceof Kept.Ticket(KeptFields fields)
                ? TicketFields.ticket(delivery.region(), fields)
                : Optional.empty();
    }
}
