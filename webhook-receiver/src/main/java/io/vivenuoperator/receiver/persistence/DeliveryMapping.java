package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.RetainedData;
import io.vivenuoperator.receiver.envelope.RetainedFields;
import io.vivenuoperator.records.SetAside;
import io.vivenuoperator.records.StoreRecords;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ingest.IngestDelivery;
import io.vivenuoperator.store.ingest.UnreadableObject;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.store.quarantine.ReadableVersion;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import java.time.Instant;
import java.util.Optional;

/** Converts a delivery to the store's records. */
final class DeliveryMapping {
    private DeliveryMapping() {}

    static IngestDelivery delivery(Delivery delivery) {
        return new IngestDelivery(
                envelope(delivery),
                event(delivery),
                ticket(delivery),
                deletion(delivery),
                readable(delivery),
                setAside(delivery).map(object -> new UnreadableObject(object.quarantined(), object.certainStatus())));
    }

    private static DeliveryRecord envelope(Delivery delivery) {
        Optional<RetainedFields> kept = delivery.kept().content();
        return inbox(
                delivery,
                kept.flatMap(RetainedFields::objectId),
                kept.flatMap(RetainedFields::updatedAt),
                kept.map(RetainedFields::json));
    }

    /** Only the envelope and the hash, so that a retry is recognised. */
    static DeliveryRecord withoutContent(Delivery delivery) {
        return inbox(delivery, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The delivery that could not be stored, and why. */
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

    /** Without {@code updatedAt} it can't be ordered against the stored version, so it is left to the next poll. */
    private static Optional<EventRecord> event(Delivery delivery) {
        return delivery.kept()
                                instanceof
                                RetainedData.Event(ReadRecord<Event> record, RetainedFields _, boolean deleted)
                        && !deleted
                ? asFarAsRead(record)
                        .flatMap(event -> event.updatedAt()
                                .map(updatedAt -> new StoreRecords(delivery.region()).event(event, updatedAt)))
                : Optional.empty();
    }

    private static Optional<Event> asFarAsRead(ReadRecord<Event> record) {
        return switch (record) {
            case ReadRecord.Read<Event> read -> Optional.of(read.value());
            case ReadRecord.Failed<Event> failed -> failed.unreadable().event();
        };
    }

    private static Optional<EventDeletion> deletion(Delivery delivery) {
        return delivery.kept()
                                instanceof
                                RetainedData.Event(ReadRecord<Event> _, RetainedFields fields, boolean deleted)
                        && deleted
                ? fields.objectId()
                        .map(id -> new EventDeletion(
                                delivery.region(), id, fields.updatedAt().orElse(delivery.receivedAt())))
                : Optional.empty();
    }

    private static Optional<TicketRecord> ticket(Delivery delivery) {
        return delivery.kept() instanceof RetainedData.Ticket(ReadRecord.Read<Ticket> read, RetainedFields _)
                ? Optional.of(new StoreRecords(delivery.region()).ticket(read.value()))
                : Optional.empty();
    }

    /** An unreadable record, set aside as a poll would do. For a deleted event its id suffices. */
    private static Optional<SetAside> setAside(Delivery delivery) {
        return switch (delivery.kept()) {
            case RetainedData.Event(ReadRecord<Event> _, RetainedFields fields, boolean deleted)
            when deleted && fields.objectId().isPresent() -> Optional.empty();
            case RetainedData.Event(ReadRecord.Failed<Event> failed, RetainedFields _, boolean _) ->
                Optional.of(new SetAside(delivery.region(), QuarantineKind.EVENT, failed.unreadable()));
            case RetainedData.Ticket(ReadRecord.Failed<Ticket> failed, RetainedFields _) ->
                Optional.of(new SetAside(delivery.region(), QuarantineKind.TICKET, failed.unreadable()));
            case RetainedData.Event _, RetainedData.Ticket _, RetainedData.Nothing _ -> Optional.empty();
        };
    }

    /** A readable record that may be in quarantine. */
    private static Optional<ReadableVersion> readable(Delivery delivery) {
        return switch (delivery.kept()) {
            case RetainedData.Event(ReadRecord.Read<Event> _, RetainedFields fields, boolean _) ->
                readable(delivery, QuarantineKind.EVENT, fields);
            case RetainedData.Ticket(ReadRecord.Read<Ticket> _, RetainedFields fields) ->
                readable(delivery, QuarantineKind.TICKET, fields);
            case RetainedData.Event _, RetainedData.Ticket _, RetainedData.Nothing _ -> Optional.empty();
        };
    }

    private static Optional<ReadableVersion> readable(Delivery delivery, QuarantineKind kind, RetainedFields fields) {
        return fields.objectId()
                .flatMap(id ->
                        fields.updatedAt().map(version -> new ReadableVersion(delivery.region(), kind, id, version)));
    }
}
