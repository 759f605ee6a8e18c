package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A region's events while its next state is made. */
final class HeldEvents {
    private final Map<String, HeldEvent> before;
    private final long version;
    private final Map<String, HeldEvent> events = new HashMap<>();
    private boolean changed;

    HeldEvents(Map<String, HeldEvent> before, long version) {
        this.before = before;
        this.version = version;
    }

    void add(CurrentEvent event, Instant now) {
        EventFigures figures = EventStatus.at(event.figures(), now);
        HeldEvent held = before.get(figures.eventId());
        boolean same = held != null && held.same(figures, event.changedAt());
        changed |= !same;
        events.put(figures.eventId(), same ? held : new HeldEvent(figures, event.changedAt(), version));
    }

    /** Neither another event nor one less. */
    boolean nothingChanged() {
        return !changed && events.size() == before.size();
    }

    Map<String, HeldEvent> all() {
        return events;
    }
}
