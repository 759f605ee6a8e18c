package io.vivenuoperator.store.ledger;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.store.region.RegionKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the keys of the events and types that tickets refer to; unknown ones get a row, so that no ticket waits for
 * its event.
 */
final class TicketTypes {
    private static final String FIND = """
            SELECT i.region_key, i.event_id, i.ticket_type_id, e.event_key, y.type_key
            FROM unnest(?::integer[], ?::text[], ?::text[]) AS i (region_key, event_id, ticket_type_id)
            CROSS JOIN LATERAL (
                SELECT v.event_key FROM event v WHERE v.region_key = i.region_key AND v.event_id = i.event_id OFFSET 0
            ) e
            CROSS JOIN LATERAL (
                SELECT t.type_key
                FROM ticket_type t
                WHERE t.event_key = e.event_key AND t.ticket_type_id = i.ticket_type_id
                OFFSET 0
            ) y
            """;
    private static final String ADD_EVENTS = """
            INSERT INTO event (region_key, event_id, changed_at)
            SELECT DISTINCT i.region_key, i.event_id, ?::timestamptz
            FROM unnest(?::integer[], ?::text[]) AS i (region_key, event_id)
            ON CONFLICT (region_key, event_id) DO NOTHING
            """;
    private static final String ADD_TYPES = """
            INSERT INTO ticket_type (event_key, ticket_type_id, name, active, listed)
            SELECT e.event_key, i.ticket_type_id, i.name, true, false
            FROM unnest(?::integer[], ?::text[], ?::text[], ?::text[]) AS i (region_key, event_id, ticket_type_id, name)
            CROSS JOIN LATERAL (
                SELECT v.event_key FROM event v WHERE v.region_key = i.region_key AND v.event_id = i.event_id OFFSET 0
            ) e
            ON CONFLICT (event_key, ticket_type_id) DO NOTHING
            """;

    private TicketTypes() {}

    /** Identifies a type at Vivenu. */
    record Name(int regionKey, String eventId, String ticketTypeId) {}

    /** Identifies it in the store. */
    record Key(int eventKey, int typeKey) {}

    private record Wanted(Name name, String label) {}

    /** The keys of these tickets' types. */
    static Map<Name, Key> keys(Connection tx, List<TicketRecord> tickets, RegionKeys regions, Instant observedAt)
            throws SQLException {
        List<Wanted> wanted = distinct(tickets, regions);
        Map<Name, Key> known = find(tx, wanted);
        List<Wanted> missing =
                wanted.stream().filter(w -> !known.containsKey(w.name())).toList();
        if (!missing.isEmpty()) {
            addEvents(tx, missing, observedAt);
            addTypes(tx, missing);
            known.putAll(find(tx, missing));
        }
        return known;
    }

    static Name nameOf(TicketRecord ticket, RegionKeys regions) {
        return new Name(regions.of(ticket.region()), ticket.eventId(), ticket.ticketTypeId());
    }

    private static List<Wanted> distinct(List<TicketRecord> tickets, RegionKeys regions) {
        Map<Name, Wanted> wanted = new LinkedHashMap<>();
        for (TicketRecord ticket : tickets) {
            Name name = nameOf(ticket, regions);
            wanted.putIfAbsent(name, new Wanted(name, ticket.ticketTypeName()));
        }
        return new ArrayList<>(wanted.values());
    }

    private static Map<Name, Key> find(Connection tx, List<Wanted> wanted) throws SQLException {
        BatchColumns<Wanted> columns = BatchColumns.of(tx, wanted);
        try (PreparedStatement find = tx.prepareStatement(FIND)) {
            find.setArray(1, columns.integers(w -> w.name().regionKey()));
            find.setArray(2, columns.text(w -> w.name().eventId()));
            find.setArray(3, columns.text(w -> w.name().ticketTypeId()));
            try (ResultSet rows = find.executeQuery()) {
                Map<Name, Key> keys = new HashMap<>();
                while (rows.next()) {
                    keys.put(
                            new Name(rows.getInt(1), rows.getString(2), rows.getString(3)),
                            new Key(rows.getInt(4), rows.getInt(5)));
                }
                return keys;
            }
        }
    }

    private static void addEvents(Connection tx, List<Wanted> missing, Instant observedAt) throws SQLException {
        BatchColumns<Wanted> columns = BatchColumns.of(tx, missing);
        try (PreparedStatement add = tx.prepareStatement(ADD_EVENTS)) {
            add.setTimestamp(1, Timestamp.from(observedAt));
            add.setArray(2, columns.integers(w -> w.name().regionKey()));
            add.setArray(3, columns.text(w -> w.name().eventId()));
            add.executeUpdate();
        }
    }

    private static void addTypes(Connection tx, List<Wanted> missing) throws SQLException {
        BatchColumns<Wanted> columns = BatchColumns.of(tx, missing);
        try (PreparedStatement add = tx.prepareStatement(ADD_TYPES)) {
            add.setArray(1, columns.integers(w -> w.name().regionKey()));
            add.setArray(2, columns.text(w -> w.name().eventId()));
            add.setArray(3, columns.text(w -> w.name().ticketTypeId()));
            add.setArray(4, columns.text(Wanted::label));
            add.executeUpdate();
        }
    }
}
