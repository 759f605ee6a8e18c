package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.api.UpdatedWindow;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.paging.PagePosition;
import io.vivenuoperator.poller.report.Proof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A region's data in memory. */
final class FakeRegionStore implements RegionStore {

    final Map<String, Event> events = new HashMap<>();
    final Map<String, Ticket> tickets = new HashMap<>();
    final Set<String> vanished = new HashSet<>();
    final Map<Stream, Instant> cursors = new EnumMap<>(Stream.class);
    final Map<Stream, List<String>> quarantine = new EnumMap<>(Stream.class);
    /** Goes as the database's does. */
    Clock clock = Clock.systemUTC();

    /** How far the coverage reaches. */
    Optional<Instant> lookedUntil = Optional.empty();

    private final Map<Stream, Instant> movedAt = new EnumMap<>(Stream.class);
    private Instant storeBegunAt = Instant.EPOCH;
    private Optional<Instant> vendorBegunAt = Optional.empty();
    private final Map<Stream, OpenWindow> open = new EnumMap<>(Stream.class);
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Proof> proved = new HashMap<>();
    private final Map<String, Long> pending = new HashMap<>();
    private Optional<Instant> begunAt = Optional.empty();
    private PagePosition listing = PagePosition.START;
    private boolean listed;
    private boolean eventsLeft;
    private boolean owes;

    @Override
    public Optional<Cursor> cursor(Stream stream) {
        return Optional.ofNullable(cursors.get(stream))
                .map(readUntil -> new Cursor(readUntil, since(movedAt.getOrDefault(stream, clock.instant()))));
    }

    private Duration since(Instant instant) {
        Duration since = Duration.between(instant, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    @Override
    public void pullBack(Stream stream, Instant certain) {
        open.remove(stream);
        cursors.merge(stream, certain, (old, now) -> old.isAfter(now) ? now : old);
    }

    @Override
    public void readingBegunAtVendor(Instant vendorTime) {
        vendorBegunAt = Optional.of(vendorTime);
    }

    @Override
    public Optional<OpenWindow> openWindow(Stream stream) {
        return Optional.ofNullable(open.get(stream));
    }

    @Override
    public void storeEvents(Page<Event> page, Advance advance) {
        page.items().forEach(event -> events.put(event.id(), event));
        advance(Stream.EVENTS, advance);
    }

    @Override
    public void storeTickets(Page<Ticket> page, Advance advance) {
        page.items().forEach(ticket -> tickets.put(ticket.id(), ticket));
        advance(Stream.TICKETS, advance);
    }

    private void advance(Stream stream, Advance advance) {
        switch (advance) {
            case Advance.Nowhere nowhere -> {}
            case Advance.Within(UpdatedWindow window, PagePosition next, Instant certain) ->
                open.put(stream, new OpenWindow(window, next, certain));
            case Advance.To(Instant readUntil, Instant lookedUntil) -> {
                open.remove(stream);
                forward(stream, readUntil);
                looked(lookedUntil);
            }
        }
    }

    @Override
    public FullReading startOrResumeReading() {
        if (eventsLeft) {
            forgetReading();
            owes = true;
        }
        boolean resumed = begunAt.isPresent();
        storeBegunAt = resumed ? storeBegunAt : clock.instant();
        begunAt = begunAt.or(() -> Optional.of(Instant.MAX));
        return new FullReading(
                resumed, begunAt.orElseThrow(), vendorBegunAt, since(storeBegunAt), listing, listed, proved, pending);
    }

    @Override
    public void storeListedEvents(Page<Event> page, Set<String> eventIds, PagePosition next) {
        storeEvents(page, new Advance.Nowhere());
        eventIds.forEach(id -> pending.put(id, 0L));
        listing = next;
    }

    @Override
    public int endListing(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        listed = true;
        return markVanished(eventIdsAtVendor, listingStartedAt);
    }

    @Override
    public void endListing() {
        listed = true;
    }

    @Override
    public void storeSeenTickets(String eventId, Page<Ticket> page, long nextSkip) {
        storeTickets(page, new Advance.Nowhere());
        page.items().forEach(ticket -> seen.add(ticket.id()));
        pending.put(eventId, nextSkip);
    }

    @Override
    public boolean wasSeen(String ticketId) {
        return seen.contains(ticketId);
    }

    @Override
    public void markDeleted(String eventId) {
        vanished.add(eventId);
    }

    @Override
    public long eventCount() {
        return events.keySet().stream().filter(id -> !vanished.contains(id)).count();
    }

    @Override
    public void proved(String eventId, Proof proof) {
        proved.put(eventId, proof);
        pending.remove(eventId);
    }

    @Override
    public Optional<FullReading> readingWithEventsLeft() {
        return begunAt.filter(any -> eventsLeft)
                .map(begun -> new FullReading(
                        true, begun, vendorBegunAt, since(storeBegunAt), listing, listed, proved, pending));
    }

    @Override
    public void endReading(ReadingEnd end) {
        end.readUntil().ifPresent(this::allReadUntil);
        eventsLeft = end.eventsLeft();
        if (!eventsLeft) {
            forgetReading();
        }
    }

    @Override
    public boolean owesEvents() {
        return owes && !eventsLeft && begunAt.isPresent();
    }

    private void forgetReading() {
        eventsLeft = false;
        owes = false;
        begunAt = Optional.empty();
        vendorBegunAt = Optional.empty();
        listing = PagePosition.START;
        listed = false;
        proved.clear();
        pending.clear();
        seen.clear();
    }

    @Override
    public List<String> unreadable(Stream stream, int limit) {
        return quarantine.getOrDefault(stream, List.of()).stream().limit(limit).toList();
    }

    @Override
    public void keepUnreadable(Stream stream, Unreadable record) {
        quarantine
                .computeIfAbsent(stream, any -> new ArrayList<>())
                .add(record.id().orElseThrow());
    }

    @Override
    public void forgetUnreadable(Stream stream, String id) {
        quarantine.getOrDefault(stream, List.of()).remove(id);
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
    public void allReadUntil(Advance.To end) {
        forward(Stream.EVENTS, end.readUntil());
        forward(Stream.TICKETS, end.readUntil());
        looked(end.lookedUntil());
    }

    /** Sets both cursors. */
    void allReadUntil(Instant readUntil) {
        allReadUntil(new Advance.To(readUntil, readUntil));
    }

    private void forward(Stream stream, Instant readUntil) {
        if (!readUntil.isBefore(cursors.getOrDefault(stream, Instant.MIN).plusNanos(1))) {
            cursors.put(stream, readUntil);
            movedAt.put(stream, clock.instant());
        }
    }

    private void looked(Instant until) {
        lookedUntil = lookedUntil.filter(until::isBefore).or(() -> Optional.of(until));
    }
}
