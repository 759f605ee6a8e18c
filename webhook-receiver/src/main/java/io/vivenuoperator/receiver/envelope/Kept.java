package io.vivenuoperator.receiver.envelope;

import java.util.Optional;

/** What is kept of a delivery's data: allow-listed fields of the types we use, else nothing. */
public sealed interface Kept {

    /** The fields; empty when nothing is kept. */
    Optional<KeptFields> content();

    /** An event's public fields; of a type that says it was created, changed or deleted. */
    record Event(KeptFields fields, boolean deleted) implements Kept {
        @Override
        public Optional<KeptFields> content() {
            return Optional.of(fields);
        }
    }

    /** A ticket's ids, type, status, prices and times: nothing of its buyer, no secret, no barcode. */
    record Ticket(KeptFields fields) implements Kept {
        @Override
        public Optional<KeptFields> content() {
            return Optional.of(fields);
        }
    }

    /** A type that we don't use, or data without the object that its type promises. */
    record Nothing() implements Kept {
        @Override
        public Optional<KeptFields> content() {
            return Optional.empty();
        }
    }
}
