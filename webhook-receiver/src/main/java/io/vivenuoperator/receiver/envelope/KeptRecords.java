package io.vivenuoperator.receiver.envelope;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.record.RawRecord;
import io.vivenuoperator.client.record.ReadRecord;
import io.vivenuoperator.client.record.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** An object of a delivery's data as what is kept of it; read as a poll reads it. */
final class KeptRecords {

    private KeptRecords() {}

    static Kept event(RawRecord raw, boolean deleted) {
        ReadRecord<Event> record = Reading.EVENT.read(raw);
        return new Kept.Event(record, fields(raw, record, Event::updatedAt), deleted);
    }

    static Kept ticket(RawRecord raw) {
        ReadRecord<Ticket> record = Reading.TICKET.read(raw);
        return new Kept.Ticket(record, fields(raw, record, ticket -> Optional.of(ticket.updatedAt())));
    }

    private static <T> KeptFields fields(
            RawRecord raw, ReadRecord<T> record, Function<T, Optional<Instant>> updatedAt) {
        return switch (record) {
            case ReadRecord.Read<T> read ->
                new KeptFields(raw.json(), Optional.of(read.id()), updatedAt.apply(read.value()));
            case ReadRecord.Failed<T>(Unreadable unreadable) ->
                new KeptFields(raw.json(), unreadable.id(), unreadable.updatedAt());
        };
    }
}
