package io.vivenuoperator.receiver.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What is kept of a delivery's data: allow-listed fields of the types we use, else nothing. */
public sealed interface Kept {

    /** When Vivenu last changed it; absent when it does not say so, or not as a time. */
    Optional<Instant> updatedAt();

    /** An event's public fields; of a type that says it was created, changed or deleted. */
    record Event(ObjectNode fields, boolean deleted) implements Kept {
        @Override
        public Optional<Instant> updatedAt() {
            return time(fields, "updatedAt");
        }
    }

    /** A ticket's ids, type, status, prices and times: nothing of its buyer, no secret, no barcode. */
    record Ticket(ObjectNode fields) implements Kept {
        @Override
        public Optional<Instant> updatedAt() {
            return time(fields, "updatedAt");
        }
    }

    /** A type that we don't use, or data without the object that its type promises. */
    record Nothing() implements Kept {
        @Override
        public Optional<Instant> updatedAt() {
            return Optional.empty();
        }
    }

    /** A field's time; Vivenu writes ISO-8601 with milliseconds and Z. */
    static Optional<Instant> time(ObjectNode fields, String field) {
        try {
            String text = fields.path(field).asText("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
