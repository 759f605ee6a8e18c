package io.vivenuoperator.receiver;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.Envelope;
import io.vivenuoperator.receiver.envelope.RetainedData;
import io.vivenuoperator.receiver.envelope.RetainedFields;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import java.time.Instant;
import java.util.Optional;

/** Deliveries for tests that do not care about the content. */
public final class Samples {
    private Samples() {}

    public static Delivery delivery(String id) {
        return delivery(id, 100);
    }

    public static Delivery delivery(String id, int bytes) {
        return new Delivery(
                "dach",
                new Envelope(id, "ticket.created", Optional.empty(), Optional.empty(), Optional.empty()),
                new RetainedData.Ticket(
                        new ReadRecord.Failed<>(new UnreadableRecord(Optional.of("t-" + id), "status: missing")),
                        new RetainedFields("{}", Optional.of("t-" + id), Optional.empty())),
                "00".repeat(32),
                bytes,
                Instant.EPOCH);
    }
}
