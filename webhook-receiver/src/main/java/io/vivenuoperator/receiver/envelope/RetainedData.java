package io.vivenuoperator.receiver.envelope;

import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import java.util.List;
import java.util.Optional;

/** What is kept of a delivery's data: allow-listed fields of the types we use, and the record that they make; else nothing. */
public sealed interface RetainedData {
    /** The fields; empty when nothing is kept. */
    Optional<RetainedFields> content();

    /** The record's fields that could not be read and that it does without. */
    List<OddField> odd();

    /** An event's public fields; of a type that says it was created, changed or deleted. */
    record Event(ReadRecord<io.vivenuoperator.vendor.vivenu.model.Event> record, RetainedFields fields, boolean deleted)
            implements RetainedData {
        @Override
        public Optional<RetainedFields> content() {
            return Optional.of(fields);
        }

        @Override
        public List<OddField> odd() {
            return oddOf(record);
        }
    }

    /** A ticket's ids, type, status, prices and times: nothing of its buyer, no secret, no barcode. */
    record Ticket(ReadRecord<io.vivenuoperator.vendor.vivenu.model.Ticket> record, RetainedFields fields)
            implements RetainedData {
        @Override
        public Optional<RetainedFields> content() {
            return Optional.of(fields);
        }

        @Override
        public List<OddField> odd() {
            return oddOf(record);
        }
    }

    /** A type that we don't use, or data without the object that its type promises. */
    record Nothing() implements RetainedData {
        @Override
        public Optional<RetainedFields> content() {
            return Optional.empty();
        }

        @Override
        public List<OddField> odd() {
            return List.of();
        }
    }

    private static List<OddField> oddOf(ReadRecord<?> record) {
        return record instanceof ReadRecord.Read<?> read ? read.odd() : List.of();
    }
}
