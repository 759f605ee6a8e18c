package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A region's data in memory. */
final class FakeRegionStore implements RegionStore {

    final Map<String, Event> events = new HashMap<>();
    final Map<String, Ticket> tickets = new HashMap<>();
    final Set<String> vanished = new HashSet<>();
    final Map<Stream, Instant> cursors = new EnumMap<>(Stream.class);
    private final Set<String> seen = new HashSet<>();

    /** What was seen belongs to one run. */
    void nextRun() {
        seen.clear();
    }

    @Override
    public Optional<Instant> readUntil(Stream stream) {
        return Optional.ofNullable(cursors.get(stream));
    }

    @Override
    public void storeEvents(Page<Event> page, Optional<Instant> readUntil) {
        page.items().forEach(event -> events.put(event.id(), event));
        readUntil.ifPresent(until -> cursors.put(Stream.EVENTS, until));
    }

    @Override
    public void storeTickets(Page<Ticket> page, Optional<Instant> readUntil) {
        page.items().forEach(ticket -> tickets.put(ticket.id(), ticket));
        readUntil.ifPresent(until -> cursors.put(Stream.TICKETS, until));
    }

    @Override
    public void storeSeenTickets(Page<Ticket> page) {
        storeTickets(page, Optional.empty());
        page.items().forEach(ticket -> seen.add(ticket.id()));
    }

    @Override
    public int dropUnseenTickets(String eventId) {
        int before = tickets.size();
        tickets.values().removeIf(ticket -> ticket.eventId().equals(eventId) && !seen.contains(ticket.id()));
        return before - tickets.size();
    }

    @Override
    public long sold(String eventId) {
        return tickets.values().stream()
                .filter(ticket ->
                        ticket.eventId().equals(eventId) && ticket.status().isSold())
                .count();
    }

    @Override
    public int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        events.keySet().stream().filter(id -> !eventIdsAtVendor.contains(id)).forEach(vanished::add);
        return vanished.size();
    }

    @Override
    public void allReadUntil(Instant readUntil) {
        cursors.put(Stream.EVENTS, readUntil);
        cursors.put(Stream.TICKETS, readUntil);
    }
}
