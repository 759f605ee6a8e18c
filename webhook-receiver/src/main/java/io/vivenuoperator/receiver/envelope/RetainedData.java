package io.vivenuoperator.receiver.envelope;

import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import java.util.List;
import java.util.Optional;

/**
 * What is retained of a delivery's data: the allow-listed fields of types that we use, and the record they make;
 * nothing else.
 */
public sealed interface RetainedData {
    /** The fields; empty if nothing is retained. */
    Optional<RetainedFields> content();

    /** Optional fields of the record that could not be read. */
    List<OddField> odd();

    /** An event's public fields, for types that report its creation, change or deletion. */
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

    /** A ticket's ids, type, status, prices and times: nothing about its buyer, no secret, no barcode. */
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

    /** A type that we don't use, or data without the object that its type implies. */
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
