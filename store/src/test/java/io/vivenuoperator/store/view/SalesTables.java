package io.vivenuoperator.store.view;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a {@link SalesWorld} into the core tables. */
public final class SalesTables {
    private final StringJoiner statements = new StringJoiner(";\n");

    private SalesTables() {}

    public static void fill(TestDatabase database, SalesWorld world) {
        var tables = new SalesTables();
        world.regions().forEach(tables::add);
        world.events().forEach(tables::add);
        database.execute(tables.statements.toString());
    }

    private void add(SalesWorld.Region region) {
        insert(
                "region (region_key, name, watched_since, complete_since) OVERRIDING SYSTEM VALUE",
                region.key(),
                region.name(),
                World.BEGIN,
                region.completeSince());
        region.looks()
                .forEach(look -> insert(
                        "poll_coverage (region_key, from_at, to_at, polls)", region.key(), look.from(), look.to(), 1));
    }

    private void add(SalesWorld.Event event) {
        insert(
                "event (event_key, region_key, event_id, name, starts_at, sell_start, sell_end, timezone, day_zone, changed_at,"
                        + " deleted_at) OVERRIDING SYSTEM VALUE",
                event.key(),
                event.region().key(),
                event.id(),
                "Event " + event.id(),
                event.starts(),
                event.sellStart(),
                event.sellEnd(),
                event.zone(),
                event.zone(),
                World.BEGIN,
                event.deleted() ? World.BEGIN : null);
        // The table's trigger would take the region's.
        statements.add("UPDATE event SET complete_since = %s WHERE event_key = %d"
                .formatted(literal(event.completeSince()), event.key()));
        Map<Instant, Integer> hours = new TreeMap<>();
        for (SalesWorld.Type type : event.types()) {
            add(event, type);
            type.changes()
                    .forEach(change -> hours.merge(
                            change.at().minusSeconds(change.at().getEpochSecond() % 3_600),
                            change.delta(),
                            Integer::sum));
        }
        hours.forEach((hour, sold) -> insert("event_hour (event_key, hour, sold)", event.key(), hour, sold));
    }

    private void add(SalesWorld.Event event, SalesWorld.Type type) {
        insert(
                "ticket_type (type_key, event_key, ticket_type_id, name, capacity, active, listed)"
                        + " OVERRIDING SYSTEM VALUE",
                type.key(),
                event.key(),
                type.id(),
                "Type " + type.id(),
                type.capacity(),
                true,
                type.listed());
        int sold = 0;
        int opening = 0;
        for (SalesWorld.Change change : type.changes()) {
            sold += change.delta() + change.opening();
            opening += change.opening();
            insert(
                    "snapshot (event_key, at, type_key, sold, delta, capacity, listed)",
                    event.key(),
                    change.at(),
                    type.key(),
                    sold,
                    change.delta(),
                    type.capacity(),
                    type.listed());
        }
        if (!type.changes().isEmpty()) {
            insert(
                    "type_state (type_key, sold, opening, changed_at)",
                    type.key(),
                    sold,
                    opening,
                    type.changes().getLast().at());
        }
    }

    private void insert(String into, @Nullable Object... values) {
        var literals = new StringJoiner(", ");
        for (Object value : values) {
            literals.add(literal(value));
        }
        statements.add("INSERT INTO %s VALUES (%s)".formatted(into, literals));
    }

    private static String literal(@Nullable Object value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}
