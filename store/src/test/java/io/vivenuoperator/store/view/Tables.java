package io.vivenuoperator.store.view;

import io.vivenuoperator.store.TestDatabase;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a world directly into the core tables, including data that no repository would write. */
final class Tables {
    private final StringJoiner statements = new StringJoiner(";\n");

    private Tables() {}

    static void fill(TestDatabase database, World world) {
        var tables = new Tables();
        world.events().forEach(tables::add);
        database.execute(tables.statements.toString());
    }

    private void add(World.Event event) {
        insert(
                "region (region_key, name, watched_since) OVERRIDING SYSTEM VALUE",
                event.key(),
                event.region(),
                World.BEGIN);
        insert(
                "event (event_key, region_key, event_id, name, sell_start, sell_end, ends_at, timezone, day_zone,"
                        + " complete_since, changed_at, deleted_at, vanished_at) OVERRIDING SYSTEM VALUE",
                event.key(),
                event.key(),
                event.id(),
                event.name(),
                event.sellStart(),
                event.sellEnd(),
                event.ends(),
                event.zone(),
                event.zone(),
                event.completeSince(),
                World.BEGIN,
                event.deleted() ? World.BEGIN : null,
                event.vanished() ? World.BEGIN : null);
        event.types().forEach(type -> add(event, type));
        event.tickets().forEach(ticket -> add(event, ticket));
        event.hours().forEach((hour, sold) -> insert("event_hour (event_key, hour, sold)", event.key(), hour, sold));
        event.days().forEach((day, sold) -> insert("event_day (event_key, day, sold)", event.key(), day, sold));
        event.coverage()
                .forEach(interval -> insert(
                        "poll_coverage (region_key, from_at, to_at, polls)",
                        event.key(),
                        interval.from(),
                        interval.to(),
                        1));
    }

    private void add(World.Event event, World.Type type) {
        insert(
                "ticket_type (type_key, event_key, ticket_type_id, name, capacity, active, listed)"
                        + " OVERRIDING SYSTEM VALUE",
                type.key(),
                event.key(),
                type.id(),
                "Type " + type.id(),
                type.capacity(),
                type.active(),
                type.listed());
        World.State state = type.state();
        if (state != null) {
            insert(
                    "type_state (type_key, sold, opening, changed_at)",
                    type.key(),
                    state.sold(),
                    state.opening(),
                    state.changedAt());
        }
        type.snapshots()
                .forEach(shot -> insert(
                        "snapshot (event_key, at, type_key, sold, delta, capacity, listed)",
                        event.key(),
                        shot.at(),
                        type.key(),
                        shot.sold(),
                        shot.delta(),
                        shot.capacity(),
                        shot.listed()));
    }

    private void add(World.Event event, World.Ticket ticket) {
        insert(
                "ticket (region_key, ticket_id, type_key, first_type_key, status, first_status, before_watch, origin,"
                        + " origin_ticket_id, created_at, updated_at)",
                event.key(),
                ticket.id(),
                ticket.type(),
                ticket.firstType(),
                ticket.status(),
                ticket.firstStatus(),
                ticket.beforeWatch(),
                ticket.origin(),
                ticket.originId(),
                ticket.created(),
                ticket.updated());
    }

    private void insert(String into, @Nullable Object... values) {
        statements.add("INSERT INTO %s VALUES (%s)"
                .formatted(into, Stream.of(values).map(Tables::literal).collect(Collectors.joining(", "))));
    }

    private static String literal(@Nullable Object value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}
