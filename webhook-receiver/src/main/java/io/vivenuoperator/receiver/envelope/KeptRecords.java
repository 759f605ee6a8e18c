package io.vivenuoperator.receiver.envelope;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.record.RawRecord;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads an object of a delivery's data into its retained fields, by the same rules as a poll. */
final class KeptRecords {
    private KeptRecords() {}

    static RetainedData event(RawRecord raw, boolean deleted) {
        ReadRecord<Event> record = RecordReader.EVENT.read(raw);
        return new RetainedData.Event(record, fields(raw, record, Event::updatedAt), deleted);
    }

    static RetainedData ticket(RawRecord raw) {
        ReadRecord<Ticket> record = RecordReader.TICKET.read(raw);
        return new RetainedData.Ticket(record, fields(raw, record, ticket -> Optional.of(ticket.updatedAt())));
    }

    private static <T> RetainedFields fields(
            RawRecord raw, ReadRecord<T> record, Function<T, Optional<Instant>> updatedAt) {
        return switch (record) {
            case ReadRecord.Read<T> read ->
                new RetainedFields(raw.json(), Optional.of(read.id()), updatedAt.apply(read.value()));
            case ReadRecord.Failed<T>(UnreadableRecord unreadable) ->
                new RetainedFields(raw.json(), unreadable.id(), unreadable.updatedAt());
        };
    }
}
