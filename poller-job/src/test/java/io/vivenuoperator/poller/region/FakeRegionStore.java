package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
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
final class FakeRegionStore
        implements ChangeCursors, FullSyncStore, EventListStore, VerificationStore, QuarantineStore {
    final Map<String, Event> events = new HashMap<>();
    final Map<String, Ticket> tickets = new HashMap<>();
    final Set<String> vanished = new HashSet<>();
    final Map<ChangeStream, Instant> cursors = new EnumMap<>(ChangeStream.class);
    final Map<ChangeStream, List<String>> quarantine = new EnumMap<>(ChangeStream.class);
    /** Runs are killed before they end a full reading. */
    boolean killsAtTheEnd;

    /** Advances like the database's. */
    Clock clock = Clock.systemUTC();

    /** How far the coverage reaches. */
    Optional<Instant> lookedUntil = Optional.empty();

    private final Map<ChangeStream, Instant> movedAt = new EnumMap<>(ChangeStream.class);
    private Instant storeBegunAt = Instant.EPOCH;
    private Optional<Instant> vendorBegunAt = Optional.empty();
    private final Map<ChangeStream, UnfinishedWindow> open = new EnumMap<>(ChangeStream.class);
    private final Set<String> seen = new HashSet<>();
    private final Map<String, SoldComparison> proved = new HashMap<>();
    private final Map<String, TicketsRead> pending = new HashMap<>();
    private Optional<Instant> begunAt = Optional.empty();
    private Optional<PagePosition> listing = Optional.of(PagePosition.START);
    private boolean eventsLeft;
    private boolean owes;

    RegionStore parts() {
        return new RegionStore(this, this::storeEvents, this::storeTickets, this, this, this, this);
    }

    @Override
    public Optional<StreamCursor> cursor(ChangeStream stream) {
        return Optional.ofNullable(cursors.get(stream))
                .map(readUntil -> new StreamCursor(readUntil, since(movedAt.getOrDefault(stream, clock.instant()))));
    }

    private Duration since(Instant instant) {
        Duration since = Duration.between(instant, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    @Override
    public void pullBack(ChangeStream stream, Instant certain) {
        open.remove(stream);
        cursors.merge(stream, certain, (old, now) -> old.isAfter(now) ? now : old);
    }

    @Override
    public void begunAtVendor(Instant vendorTime) {
        vendorBegunAt = Optional.of(vendorTime);
    }

    @Override
    public Optional<UnfinishedWindow> openWindow(ChangeStream stream) {
        return Optional.ofNullable(open.get(stream));
    }

    private void storeEvents(RecordPage<Event> page, CursorUpdate advance) {
        page.items().forEach(event -> events.put(event.id(), event));
        advance(ChangeStream.EVENTS, advance);
    }

    private void storeTickets(RecordPage<Ticket> page, CursorUpdate advance) {
        page.items().forEach(ticket -> tickets.put(ticket.id(), ticket));
        advance(ChangeStream.TICKETS, advance);
    }

    private void advance(ChangeStream stream, CursorUpdate advance) {
        switch (advance) {
            case CursorUpdate.Nowhere nowhere -> {}
            case CursorUpdate.Within(UpdatedWindow window, PagePosition next, Instant certain) ->
                open.put(stream, new UnfinishedWindow(window, next, certain));
            case CursorUpdate.To(Instant readUntil, Instant lookedUntil) -> {
                open.remove(stream);
                forward(stream, readUntil);
                looked(lookedUntil);
            }
        }
    }

    @Override
    public FullSyncProgress startOrResume() {
        if (eventsLeft) {
            forgetReading();
            owes = true;
        }
        boolean resumed = begunAt.isPresent();
        storeBegunAt = resumed ? storeBegunAt : clock.instant();
        begunAt = begunAt.or(() -> Optional.of(Instant.MAX));
        return new FullSyncProgress(
                resumed, begunAt.orElseThrow(), vendorBegunAt, since(storeBegunAt), listing, proved, pending);
    }

    @Override
    public void storeListed(RecordPage<Event> page, Set<String> eventIds, PagePosition next) {
        storeEvents(page, new CursorUpdate.Nowhere());
        eventIds.forEach(id -> pending.put(id, TicketsRead.NONE));
        listing = Optional.of(next);
    }

    @Override
    public int end(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        listing = Optional.empty();
        return markVanished(eventIdsAtVendor, listingStartedAt);
    }

    @Override
    public void end() {
        listing = Optional.empty();
    }

    @Override
    public void storeSeen(String eventId, RecordPage<Ticket> page, TicketsRead read) {
        storeTickets(page, new CursorUpdate.Nowhere());
        page.items().forEach(ticket -> seen.add(ticket.id()));
        pending.put(eventId, read);
    }

    @Override
    public boolean wasSeen(String ticketId) {
        return seen.contains(ticketId);
    }

    @Override
    public void markDeleted(String eventId) {
        vanished.add(eventId);
    }

    /** What was seen is kept apart only as far as the tests need it: it is forgotten. */
    @Override
    public VerificationStore anew() {
        seen.clear();
        return this;
    }

    @Override
    public void forgetSeen() {
        seen.clear();
    }

    @Override
    public Set<String> goneSince(Instant since) {
        return Set.copyOf(vanished);
    }

    @Override
    public long count() {
        return events.keySet().stream().filter(id -> !vanished.contains(id)).count();
    }

    @Override
    public void proved(String eventId, SoldComparison proof) {
        proved.put(eventId, proof);
        pending.remove(eventId);
    }

    @Override
    public Optional<FullSyncProgress> withEventsLeft() {
        return begunAt.filter(any -> eventsLeft)
                .map(begun -> new FullSyncProgress(
                        true, begun, vendorBegunAt, since(storeBegunAt), listing, proved, pending));
    }

    @Override
    public void end(FullSyncResult end) {
        if (killsAtTheEnd) {
            throw new IllegalStateException("killed");
        }
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
        listing = Optional.of(PagePosition.START);
        proved.clear();
        pending.clear();
        seen.clear();
    }

    @Override
    public List<String> waiting(ChangeStream stream, int limit) {
        return quarantine.getOrDefault(stream, List.of()).stream().limit(limit).toList();
    }

    @Override
    public void keep(ChangeStream stream, UnreadableRecord record) {
        quarantine
                .computeIfAbsent(stream, any -> new ArrayList<>())
                .add(record.id().orElseThrow());
    }

    @Override
    public void forget(ChangeStream stream, String id) {
        quarantine.getOrDefault(stream, List.of()).remove(id);
    }

    @Override
    public int dropUnseen(String eventId) {
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
    public void allReadUntil(CursorUpdate.To end) {
        forward(ChangeStream.EVENTS, end.readUntil());
        forward(ChangeStream.TICKETS, end.readUntil());
        looked(end.lookedUntil());
    }

    /** Sets both cursors. */
    void allReadUntil(Instant readUntil) {
        allReadUntil(new CursorUpdate.To(readUntil, readUntil));
    }

    private void forward(ChangeStream stream, Instant readUntil) {
        if (!readUntil.isBefore(cursors.getOrDefault(stream, Instant.MIN).plusNanos(1))) {
            cursors.put(stream, readUntil);
            movedAt.put(stream, clock.instant());
        }
    }

    private void looked(Instant until) {
        lookedUntil = lookedUntil.filter(until::isBefore).or(() -> Optional.of(until));
    }
}
