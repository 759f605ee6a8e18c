package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PageRequest;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A seller in memory with small pages, which can fail for single events. */
final class FakeSeller implements VendorSource {
    static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    final Map<String, Event> events = new LinkedHashMap<>();
    final Map<String, Ticket> tickets = new LinkedHashMap<>();
    final Map<String, HttpCallException.Reason> failing = new HashMap<>();
    final Set<String> asked = new HashSet<>();
    final List<UpdatedWindow> windows = new ArrayList<>();
    private long answeredPages;
    int eventTotalRequests;
    int soldTotalRequests;
    long rotateEveryPages = Long.MAX_VALUE;
    boolean hasNamelessEvent;
    /** The skip values of the pages of changed tickets. */
    final List<Long> ticketSkips = new ArrayList<>();

    /** The time of its answers, exact to the nanosecond. */
    Optional<Instant> now = Optional.empty();

    /** No request was sent yet, so no answer has shown the time. */
    boolean silent;

    Duration aheadOfOurs = Duration.ZERO;

    int breaksAfterPages = Integer.MAX_VALUE;

    void event(String id, Instant updatedAt) {
        events.put(
                id,
                new Event(
                        id,
                        Optional.empty(),
                        "Event " + id,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(updatedAt),
                        List.of(),
                        true));
    }

    void ticket(String id, String eventId, TicketStatus status, Instant updatedAt) {
        tickets.put(
                id,
                new Ticket(
                        id,
                        Optional.empty(),
                        eventId,
                        "type",
                        "Type",
                        status,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        updatedAt,
                        updatedAt));
    }

    @Override
    public Optional<ServerTime> serverTime() {
        return now.filter(_ -> !silent).map(instant -> new ServerTime(instant, instant, aheadOfOurs));
    }

    @Override
    public VendorList<Event> allEvents() {
        Listing<Event> listing = () -> List.copyOf(events.values());
        return list(request -> withNameless(answer(listing, request)), Event::id);
    }

    /** Adds a record of which not even the id can be read. */
    private RecordPage<Event> withNameless(RecordPage<Event> page) {
        boolean last = page.items().size() < 2;
        return hasNamelessEvent
                ? new RecordPage<>(
                        page.items(),
                        last ? List.of(new UnreadableRecord(Optional.empty(), "asked to be broken")) : List.of(),
                        page.total().orElseThrow() + 1)
                : page;
    }

    @Override
    public VendorAnswer<Long> eventTotal() {
        silent = false;
        eventTotalRequests++;
        return VendorAnswer.of((long) events.size());
    }

    @Override
    public VendorAnswer<Optional<RecordPage<Event>>> event(String eventId) {
        return VendorAnswer.of(Optional.ofNullable(events.get(eventId)).map(FakeSeller::pageOf));
    }

    @Override
    public VendorAnswer<Boolean> hasEvent(String eventId) {
        return VendorAnswer.of(events.containsKey(eventId));
    }

    @Override
    public VendorAnswer<Optional<RecordPage<Ticket>>> ticket(String ticketId) {
        return VendorAnswer.of(Optional.ofNullable(tickets.get(ticketId)).map(FakeSeller::pageOf));
    }

    @Override
    public VendorList<Event> eventsUpdated(UpdatedWindow window) {
        windows.add(window);
        Listing<Event> changed = () -> events.values().stream()
                .filter(event -> isIn(window, event.updatedAt().orElseThrow()))
                .toList();
        return list(request -> answer(changed, request), Event::id);
    }

    @Override
    public VendorList<Ticket> ticketsOf(String eventId) {
        asked.add(eventId);
        Listing<Ticket> ofTheEvent = () -> {
            HttpCallException.Reason reason = failing.get(eventId);
            if (reason != null) {
                throw HttpCallException.of(reason, "asked to fail");
            }
            return tickets.values().stream()
                    .filter(ticket -> ticket.eventId().equals(eventId))
                    .toList();
        };
        return list(request -> answer(ofTheEvent, request), Ticket::id);
    }

    @Override
    public VendorList<Ticket> ticketsUpdated(UpdatedWindow window) {
        Listing<Ticket> changed = () -> tickets.values().stream()
                .filter(ticket -> isIn(window, ticket.updatedAt()))
                .toList();
        return list(request -> watched(changed, request), Ticket::id);
    }

    @Override
    public VendorAnswer<Long> soldTotal(String eventId) {
        soldTotalRequests++;
        return VendorAnswer.of(tickets.values().stream()
                .filter(ticket ->
                        ticket.eventId().equals(eventId) && ticket.status().isSold())
                .count());
    }

    private RecordPage<Ticket> watched(Listing<Ticket> changed, PageRequest request) {
        if (ticketSkips.size() + 1 >= breaksAfterPages) {
            throw HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "asked to break");
        }
        ticketSkips.add(request.skip());
        return answer(changed, request);
    }

    private static <T> RecordPage<T> pageOf(T record) {
        return new RecordPage<>(List.of(record), List.of(), 1);
    }

    private interface Listing<T> {
        List<T> now();
    }

    private static <T> VendorList<T> list(PageWalk.Source<T> source, Function<T, String> id) {
        return new VendorList<>(new PageWalk<>(source, id, 2, (failure, failed) -> {}));
    }

    /** Occasionally moves the list's first record to its end: the total stays the same, and paging by offset misses one. */
    private <T> RecordPage<T> answer(Listing<T> listing, PageRequest request) {
        silent = false;
        if (++answeredPages % rotateEveryPages == 0) {
            Ticket first = tickets.values().iterator().next();
            tickets.remove(first.id());
            tickets.put(first.id(), first);
        }
        List<T> all = listing.now();
        return new RecordPage<>(
                all.stream().skip(request.skip()).limit(request.top()).toList(), List.of(), all.size());
    }

    private static boolean isIn(UpdatedWindow window, Instant updatedAt) {
        return !updatedAt.isBefore(window.from()) && updatedAt.isBefore(window.until());
    }
}
