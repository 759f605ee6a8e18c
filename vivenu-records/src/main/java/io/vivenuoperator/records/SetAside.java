package io.vivenuoperator.records;

import io.vivenuoperator.store.ledger.CertainStatus;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.vendor.vivenu.model.CertainFacts;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.Optional;

/**
 * A region's record that can't be read: its place in the quarantine, and what the ledger is told of it all the same.
 *
 * @param region whose it is
 */
public record SetAside(String region, QuarantineKind kind, UnreadableRecord record) {
    /** What the ids of records without one begin with; nobody can ask Vivenu for them. */
    public static final String NAMELESS = "without id: ";

    /** One without an id can't be told from others that are wrong in the same way, so it has no version either. */
    public QuarantinedRecord quarantined() {
        return new QuarantinedRecord(
                region,
                kind,
                record.id().orElse(NAMELESS + record.reason()),
                record.id().flatMap(_ -> record.updatedAt()),
                record.reason());
    }

    /** Empty unless at least a ticket's id and status are certain. */
    public Optional<CertainStatus> certainStatus() {
        return record.certain().flatMap(this::status);
    }

    private Optional<CertainStatus> status(CertainFacts certain) {
        return switch (certain) {
            case CertainFacts.OfEvent _ -> Optional.empty();
            case CertainFacts.OfTicket(String id, TicketStatus status, Optional<Ticket> ticket) ->
                Optional.of(new CertainStatus(
                        region,
                        id,
                        StoreRecords.status(status),
                        record.updatedAt(),
                        ticket.map(new StoreRecords(region)::ticket)));
        };
    }
}
