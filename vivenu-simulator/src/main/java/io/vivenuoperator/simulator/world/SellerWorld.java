package io.vivenuoperator.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One seller's events and tickets. Every method is one atomic read or change, so that a list, a count and the truth at the
 * same instant agree. A deleted event removes its tickets from every list.
 */
public final class SellerWorld {
    private static final int RESERVED_FIRST_ONE_IN = 4;
    private static final int DETAILS_REQUIRED_ONE_IN = 8;

    private final String seller;
    private final Ids ids;
    private final SellerClock clock;
    private final UpdateClock updates;
    private final RandomGenerator random;
    private final List<Event> events;
    private final List<TicketNumbers> ticketsOfEvent = new ArrayList<>();
    private final BitSet deleted = new BitSet();
    private final TicketColumns tickets;
    private final IntFunction<Event> further;

    SellerWorld(
            String seller,
            Ids ids,
            Clock clock,
            RandomGenerator random,
            List<Event> events,
            TicketColumns tickets,
            IntFunction<Event> further) {
        this.seller = seller;
        this.ids = ids;
        this.clock = new SellerClock(clock);
        this.updates = new UpdateClock(this.clock);
        this.random = random;
        this.events = new ArrayList<>(events);
        this.tickets = tickets;
        this.further = further;
        events.forEach(event -> ticketsOfEvent.add(new TicketNumbers()));
        IntStream.range(0, tickets.size())
                .forEach(number -> ticketsOfEvent.get(tickets.event(number)).add(number));
    }

    /** The seller's name, for example {@code dach}. */
    public String seller() {
        return seller;
    }

    /** The identifiers of this seller's records. */
    public Ids ids() {
        return ids;
    }

    /** The current time by this seller's Vivenu. */
    public Instant now() {
        return clock.instant();
    }

    /** Sets its clock ahead of the correct time, or behind it if negative. */
    public synchronized void clockAhead(Duration by) {
        clock.ahead(by);
        updates.set();
    }

    /** Makes changes within one second share their {@code updatedAt}, or stops that. */
    public synchronized void tiedUpdatedAt(boolean ties) {
        updates.ties(ties);
    }

    /** All events in the order of their creation. */
    public synchronized List<Event> events() {
        return events.stream().filter(this::listed).toList();
    }

    /** An event that has not been deleted. */
    public synchronized Optional<Event> event(String id) {
        return events.stream()
                .filter(event -> event.id().equals(id) && listed(event))
                .findFirst();
    }

    /** A ticket of an event that has not been deleted. */
    public synchronized Optional<Ticket> ticket(String id) {
        return IntStream.range(0, tickets.size())
                .filter(number -> ids.ticket(number).equals(id) && !deleted.get(tickets.event(number)))
                .mapToObj(tickets::get)
                .findFirst();
    }

    /** The event of a listed ticket, in its current state. */
    public synchronized Event eventOf(Ticket ticket) {
        return events.get(ticket.event());
    }

    /**
     * Tickets in the order of their creation.
     *
     * @param eventIds only these events' tickets; all if absent
     */
    public synchronized Page<Ticket> tickets(
            Optional<? extends Collection<String>> eventIds, Predicate<Ticket> filter, long skip, int top) {
        var wanted = new BitSet();
        events.stream()
                .filter(event -> listed(event)
                        && eventIds.map(some -> some.contains(event.id())).orElse(true))
                .forEach(event -> wanted.set(event.number()));
        IntStream candidates = wanted.cardinality() == 1
                ? numbers(ticketsOfEvent.get(wanted.nextSetBit(0)))
                : IntStream.range(0, tickets.size()).filter(number -> wanted.get(tickets.event(number)));
        List<Ticket> rows = new ArrayList<>();
        int total = 0;
        for (var each = candidates.iterator(); each.hasNext(); ) {
            Ticket ticket = tickets.get(each.nextInt());
            if (filter.test(ticket)) {
                if (total >= skip && rows.size() < top) {
                    rows.add(ticket);
                }
                total++;
            }
        }
        return new Page<>(rows, total);
    }

    /** The exact counts at this instant. */
    public synchronized Truth truth() {
        return new Truth(
                seller,
                ids.sellerId(),
                events.stream().filter(this::listed).map(this::truthOf).toList());
    }

    /** The exact counts of one event. */
    public synchronized Optional<Truth.OfEvent> truth(String eventId) {
        return event(eventId).map(this::truthOf);
    }

    /**
     * Sells tickets completely; some pass through a reservation.
     *
     * @param eventId the tickets' event; any that is on sale if absent
     * @return empty if there is no such event, or none on sale
     */
    public synchronized Optional<Outcome> sell(int count, Optional<String> eventId) {
        return create(count, eventId, false);
    }

    /** Reserves tickets: RESERVED until {@link #settle}. */
    public synchronized Optional<Outcome> reserve(int count) {
        return create(count, Optional.empty(), true);
    }

    /** Pays for reserved tickets. */
    public synchronized Outcome settle(List<String> ticketIds) {
        return change(
                ticketIds.stream()
                        .map(Ids::numberOf)
                        .filter(number -> number < tickets.size() && tickets.status(number) == TicketStatus.RESERVED)
                        .toList(),
                TicketStatus.VALID);
    }

    /** Voids sold tickets; fewer if there are not enough. */
    public synchronized Outcome invalidate(int count) {
        return change(pick(count, TicketStatus::sold), TicketStatus.INVALID);
    }

    /** Gives sold tickets to other people: each becomes void, and a new one is made from it. Fewer if there are not enough. */
    public synchronized Outcome transfer(int count) {
        List<String> made = new ArrayList<>(count);
        List<Change> changes = new ArrayList<>(2 * count);
        for (int from : pick(count, TicketStatus::sold)) {
            Event event = events.get(tickets.event(from));
            int number = tickets.addTransferred(from, updates.next(0));
            ticketsOfEvent.get(event.number()).add(number);
            changes.add(change(from, TicketStatus.INVALID));
            changes.add(Change.ticketCreated(tickets.get(number), event));
            made.add(ids.ticket(number));
        }
        return new Outcome(made, changes);
    }

    /**
     * Moves sold tickets to another event; fewer if there are not enough.
     *
     * @param eventId the target event
     */
    public synchronized Optional<Outcome> move(int count, String eventId) {
        return event(eventId).map(event -> {
            List<Integer> numbers = pick(count, TicketStatus::sold);
            return new Outcome(
                    numbers.stream().map(ids::ticket).toList(),
                    numbers.stream().map(number -> moveTo(event, number)).toList());
        });
    }

    /** Enters missing holders' details. */
    public synchronized Outcome personalise(int count) {
        return change(pick(count, status -> status == TicketStatus.DETAILSREQUIRED), TicketStatus.VALID);
    }

    /** Adds an event whose sale is open and that has no sales yet. */
    public synchronized Outcome open() {
        Event event = further.apply(events.size()).openedAt(Instant.ofEpochMilli(updates.next(0)));
        events.add(event);
        ticketsOfEvent.add(new TicketNumbers());
        return new Outcome(List.of(event.id()), List.of(Change.eventCreated(event)));
    }

    /** Renames an event, which changes its {@code updatedAt}. */
    public synchronized Optional<Outcome> edit(String eventId) {
        return event(eventId).map(event -> {
            String name = event.name().endsWith(" *")
                    ? event.name().substring(0, event.name().length() - 2)
                    : event.name() + " *";
            Event edited = event.renamed(
                    name, Instant.ofEpochMilli(updates.next(event.updatedAt().toEpochMilli())));
            events.set(event.number(), edited);
            return new Outcome(List.of(eventId), List.of(Change.eventUpdated(edited)));
        });
    }

    /** Deletes an event. */
    public synchronized Optional<Outcome> delete(String eventId) {
        return event(eventId).map(event -> {
            deleted.set(event.number());
            return new Outcome(List.of(eventId), List.of(Change.eventDeleted(event)));
        });
    }

    private Optional<Outcome> create(int count, Optional<String> eventId, boolean reserveOnly) {
        List<Event> choice = eventId.map(id -> event(id).stream().toList()).orElseGet(this::onSale);
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        List<String> sold = new ArrayList<>(count);
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Event event = choice.get(Math.min(random.nextInt(choice.size()), random.nextInt(choice.size())));
            sold.add(create(event, reserveOnly, changes));
        }
        return Optional.of(new Outcome(sold, changes));
    }

    private String create(Event event, boolean reserveOnly, List<Change> changes) {
        boolean reserved = reserveOnly || random.nextInt(RESERVED_FIRST_ONE_IN) == 0;
        TicketStatus bought =
                random.nextInt(DETAILS_REQUIRED_ONE_IN) == 0 ? TicketStatus.DETAILSREQUIRED : TicketStatus.VALID;
        long now = updates.next(0);
        int number = tickets.add(
                event.number(),
                random.nextInt(event.types().size()),
                reserved ? TicketStatus.RESERVED : bought,
                now,
                now);
        ticketsOfEvent.get(event.number()).add(number);
        changes.add(Change.ticketCreated(tickets.get(number), event));
        if (reserved && !reserveOnly) {
            changes.add(change(number, bought));
        }
        return ids.ticket(number);
    }

    private Outcome change(List<Integer> numbers, TicketStatus status) {
        return new Outcome(
                numbers.stream().map(ids::ticket).toList(),
                numbers.stream().map(number -> change(number, status)).toList());
    }

    private Change change(int number, TicketStatus status) {
        tickets.change(number, status, updates.next(tickets.updatedAt(number)));
        return Change.ticketUpdated(tickets.get(number), events.get(tickets.event(number)));
    }

    private Change moveTo(Event event, int number) {
        ticketsOfEvent.get(tickets.event(number)).remove(number);
        ticketsOfEvent.get(event.number()).add(number);
        tickets.move(number, event.number(), random.nextInt(event.types().size()));
        return change(number, tickets.status(number));
    }

    private List<Integer> pick(int count, Predicate<TicketStatus> wanted) {
        int size = tickets.size();
        if (size == 0) {
            return List.of();
        }
        int first = random.nextInt(size);
        return IntStream.range(0, size)
                .map(offset -> (first + offset) % size)
                .filter(number -> wanted.test(tickets.status(number)) && !deleted.get(tickets.event(number)))
                .limit(count)
                .boxed()
                .toList();
    }

    private Truth.OfEvent truthOf(Event event) {
        int[] sold = new int[event.types().size()];
        numbers(ticketsOfEvent.get(event.number()))
                .filter(number -> tickets.status(number).sold())
                .forEach(number -> sold[tickets.type(number)]++);
        List<Truth.OfType> types = IntStream.range(0, sold.length)
                .mapToObj(place -> truthOf(event.types().get(place), sold[place]))
                .toList();
        return new Truth.OfEvent(
                event.id(), event.name(), event.capacity(), IntStream.of(sold).sum(), types, announcement(event));
    }

    private static Truth.Announcement announcement(Event event) {
        return new Truth.Announcement(
                event.start(),
                event.end(),
                event.sellStart(),
                event.sellEnd(),
                event.venue().timezone().getId(),
                event.url(),
                event.updatedAt());
    }

    private static Truth.OfType truthOf(TicketType type, int sold) {
        return new Truth.OfType(type.id(), type.name(), type.price(), type.capacity(), sold);
    }

    private List<Event> onSale() {
        return events().stream().filter(event -> event.onSale(clock.instant())).toList();
    }

    private boolean listed(Event event) {
        return !deleted.get(event.number());
    }

    private static IntStream numbers(TicketNumbers numbers) {
        return IntStream.range(0, numbers.size()).map(numbers::get);
    }
}
