package io.vivenuoperator.vendor.vivenu.record;

import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import java.util.Optional;

/** The fields that a ticket is chosen by, of whatever else its record is. */
final class TicketHeadReading {
    static final RecordShape SHAPE =
            RecordShape.ofValues("_id", "sellerId", "ticketName", "status", "transactionId", "createdAt", "updatedAt");

    private TicketHeadReading() {}

    static ReadRecord<TicketHead> read(JsonFields fields) {
        Optional<String> id = fields.required("_id", TextReader::id);
        if (id.isEmpty()) {
            return RecordReader.failed(id, fields);
        }
        var head = new TicketHead(
                id.get(),
                fields.optional("sellerId", TextReader::id),
                fields.optional("ticketName", TextReader::verbatim),
                fields.optional("status", TextReader::word),
                fields.optional("transactionId", TextReader::id),
                fields.optional("createdAt", TimeReader::instant),
                fields.optional("updatedAt", TimeReader::instant));
        return RecordReader.read(head.id(), head, fields);
    }
}
