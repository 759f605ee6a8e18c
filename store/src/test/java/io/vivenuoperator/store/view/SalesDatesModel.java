package io.vivenuoperator.store.view;

import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What should be known of the dates of sales, and of their changes, after each thing that happened: of one region. */
final class SalesDatesModel {
    private static final String REGION = "dach";

    private final Map<String, Described> events = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** An event as we know it: no dates while nobody has described it. */
    private static final class Described {
        private Optional<Instant> version = Optional.empty();
        private Optional<Dates> dates = Optional.empty();
        private String name = "";
        private boolean deleted;
        private int number;
    }

    /** A row of the view. */
    private record Change(String eventId, Row row) {}

    private record Dates(Optional<Instant> sellStart, Optional<Instant> sellEnd) {}

    private Described event(String id) {
        return events.computeIfAbsent(id, nobody -> new Described());
    }

    void soldATicketOf(String eventId) {
        event(eventId);
    }

    void deleted(EventDeletion deletion) {
        Described event = event(deletion.eventId());
        if (!event.deleted) {
            event.deleted = true;
            event.version = event.version
                    .filter(known -> known.isAfter(deletion.updatedAt()))
                    .or(() -> Optional.of(deletion.updatedAt()));
        }
    }

    /** Of a batch only the newest version of each event counts; of two that are as new, the later one. */
    void described(List<EventRecord> batch, Instant noticedAt) {
        Map<String, EventRecord> newest = new HashMap<>();
        for (EventRecord shown : batch) {
            EventRecord other = newest.get(shown.eventId());
            if (other == null || !shown.updatedAt().isBefore(other.updatedAt())) {
                newest.put(shown.eventId(), shown);
            }
        }
        newest.values().forEach(shown -> described(shown, noticedAt));
    }

    private void described(EventRecord shown, Instant noticedAt) {
        Described event = event(shown.eventId());
        if (event.version.isPresent() && event.version.get().isAfter(shown.updatedAt())) {
            return;
        }
        event.deleted = event.deleted
                && event.version.filter(shown.updatedAt()::isAfter).isEmpty();
        event.version = Optional.of(shown.updatedAt());
        event.name = shown.name();
        event.dates.ifPresent(before -> {
            moved(shown.eventId(), event, "sellStart", before.sellStart(), shown.sellStart(), noticedAt);
            moved(shown.eventId(), event, "sellEnd", before.sellEnd(), shown.sellEnd(), noticedAt);
        });
        event.dates = Optional.of(new Dates(shown.sellStart(), shown.sellEnd()));
    }

    private void moved(
            String eventId,
            Described event,
            String field,
            Optional<Instant> from,
            Optional<Instant> to,
            Instant noticedAt) {
        if (!from.equals(to)) {
            event.number++;
            changes.add(new Change(
                    eventId,
                    new Row()
                            .with("region", REGION)
                            .with("event_id", eventId)
                            .with("number", event.number)
                            .with("field", field)
                            .with("old_value", from.orElse(null))
                            .with("new_value", to.orElse(null))
                            .with("noticed_at", noticedAt)));
        }
    }

    /** As the view has them. */
    List<Row> changes() {
        return changes.stream().map(Change::row).toList();
    }

    /** As the schema api has them, with the names of today. */
    List<Row> apiChanges() {
        return changes.stream()
                .map(change ->
                        new Row(new TreeMap<>(change.row().columns())).with("event_name", event(change.eventId()).name))
                .toList();
    }

    /** The dates of the events that were described. */
    List<Row> dates() {
        List<Row> rows = new ArrayList<>();
        events.forEach((id, event) -> event.dates.ifPresent(dates -> rows.add(new Row()
                .with("event_id", id)
                .with("sell_start", dates.sellStart().orElse(null))
                .with("sell_end", dates.sellEnd().orElse(null)))));
        return rows;
    }
}
