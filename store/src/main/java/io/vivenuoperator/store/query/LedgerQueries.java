package io.vivenuoperator.store.query;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The ledger of tickets. */
public final class LedgerQueries {
    /** As Vivenu has them. */
    public static final List<String> STATUSES = List.of("VALID", "INVALID", "RESERVED", "DETAILSREQUIRED", "BLANK");

    private static final NamedStatements SQL = NamedStatements.of(LedgerQueries.class);
    private static final String NOT_KNOWN = "?";

    private final Connection tx;

    LedgerQueries(Connection tx) {
        this.tx = tx;
    }

    /**
     * Tickets of an event in the order of their creation.
     *
     * @param after leaves out those up to this place
     * @param most how many at most
     */
    public List<LedgerTicket> tickets(TicketFilter filter, Optional<LedgerTicket.Place> after, int most)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("tickets")
                        .addParam("region", filter.region())
                        .addParam("eventId", filter.eventId())
                        .addParam("statuses", statuses(filter))
                        .addParam("from", filter.created().from().toString())
                        .addParam("to", filter.created().to().toString())
                        .addParam("gone", filter.gone())
                        .addParam(
                                "afterTime",
                                after.map(place -> place.createdAt().toString()).orElse("-infinity"))
                        .addParam(
                                "afterId",
                                after.map(LedgerTicket.Place::ticketId).orElse(""))
                        .addParam("most", most)
                        .execute()
                        .map(row -> ticket(new Columns(row)))
                        .toList());
    }

    private static String statuses(TicketFilter filter) {
        return filter.statuses().isEmpty()
                ? String.join(",", STATUSES) + "," + NOT_KNOWN
                : String.join(",", filter.statuses());
    }

    private static LedgerTicket ticket(Columns row) {
        return new LedgerTicket(
                row.text("ticket_id"),
                row.text("ticket_type_id"),
                row.optionalText("status"),
                row.optionalText("price").map(BigDecimal::new),
                row.optionalText("currency"),
                RowInstants.instant(row.row(), "created_at"),
                RowInstants.instant(row.row(), "updated_at"),
                row.instant("gone_at"));
    }
}
