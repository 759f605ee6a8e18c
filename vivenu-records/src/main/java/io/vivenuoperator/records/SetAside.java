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
 * A region's unreadable record: its quarantine entry, and what the ledger still counts of it.
 *
 * @param region the region's key
 */
public record SetAside(String region, QuarantineKind kind, UnreadableRecord record) {
    /** Prefix of the generated id of a record without one; Vivenu can't be asked for it. */
    public static final String NAMELESS = "without id: ";

    /** Records without an id can't be told apart if they fail for the same reason, so they have no version either. */
    public QuarantinedRecord quarantined() {
        return new QuarantinedRecord(
                region,
                kind,
                record.id().orElse(NAMELESS + record.reason()),
                record.id().flatMap(_ -> record.updatedAt()),
                record.reason());
    }

    /** Empty unless at least a ticket's id and status could be read. */
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
