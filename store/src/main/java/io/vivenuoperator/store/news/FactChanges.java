package io.vivenuoperator.store.news;

import io.vivenuoperator.store.event.ChangedEvent;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.WrittenEvents;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.ledger.TicketRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one transaction has changed, as far as there may be something to tell. For one thread. */
public final class FactChanges {
    private final List<ChangedEvent> events = new ArrayList<>();
    private final List<EventDeletion> deleted = new ArrayList<>();
    private final List<EventPlace> vanished = new ArrayList<>();
    private final List<TicketChange> tickets = new ArrayList<>();
    private final Set<EventPlace> figures = new LinkedHashSet<>();
    private final Set<Integer> eventKeys = new LinkedHashSet<>();

    public FactChanges events(WrittenEvents written) {
        events.addAll(written.changed());
        return this;
    }

    public FactChanges deleted(Collection<EventDeletion> marked) {
        deleted.addAll(marked);
        return this;
    }

    /** Events that are missing from a complete list. */
    public FactChanges vanished(String region, Collection<String> eventIds) {
        eventIds.forEach(id -> vanished.add(new EventPlace(region, id)));
        return this;
    }

    public FactChanges tickets(Collection<TicketChange> changes) {
        tickets.addAll(changes);
        return this;
    }

    /** Events whose capacity may be another one. */
    public FactChanges figuresOfEvents(Collection<EventRecord> records) {
        records.forEach(event -> figures.add(new EventPlace(event.region(), event.eventId())));
        return this;
    }

    /** Events of which tickets were written. */
    public FactChanges figuresOfTickets(Collection<TicketRecord> records) {
        records.forEach(ticket -> figures.add(new EventPlace(ticket.region(), ticket.eventId())));
        return this;
    }

    public FactChanges figuresOf(String region, String eventId) {
        figures.add(new EventPlace(region, eventId));
        return this;
    }

    /** The same, by keys in the store. */
    public FactChanges figuresOf(Collection<Integer> keys) {
        eventKeys.addAll(keys);
        return this;
    }

    List<ChangedEvent> changedEvents() {
        return events;
    }

    List<EventDeletion> deletedEvents() {
        return deleted;
    }

    List<EventPlace> vanishedEvents() {
        return vanished;
    }

    List<TicketChange> changedTickets() {
        return tickets;
    }

    /** The events whose figures may have changed. */
    public FiguresTouched touched() {
        return new FiguresTouched(List.copyOf(figures), List.copyOf(eventKeys));
    }
}
