package io.vivenuoperator.store.view;

import io.vivenuoperator.store.view.World.Event;
import io.vivenuoperator.store.view.World.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be said of an event's sales before we watched it, ticket by ticket. We watch since {@link World#BEGIN}. */
final class ReconstructionModel {
    private static final Set<Integer> SOLD = Set.of(1, 4);
    private static final Set<Integer> LEADS_BACK = Set.of(3, 4, 6);
    private static final int VOID = 2;

    private final Event event;
    private final Map<String, Ticket> byId;

    private ReconstructionModel(Event event) {
        this.event = event;
        this.byId = event.tickets().stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    /** A ticket of the opening balance, or one that may have been sold before it became void. */
    private record Early(
            int type,
            String id,
            boolean sold,
            @Nullable Instant at,
            @Nullable Instant voidBy) {}

    /** The tickets through which one came to be, with the one that it began with; lost if that is not there. */
    private record Descent(Instant begins, Set<String> through, boolean lost) {}

    static List<Row> tickets(World world) {
        return world.events().stream()
                .flatMap(event -> new ReconstructionModel(event)
                        .early().stream()
                                .map(early -> new Row()
                                        .with("event_key", event.key())
                                        .with("type_key", early.type())
                                        .with("ticket_id", early.id())
                                        .with("sold", early.sold())
                                        .with("sold_at", early.at())
                                        .with("void_by", early.voidBy())))
                .toList();
    }

    static List<Row> hourly(World world) {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type -> new ReconstructionModel(event)
                                .hours(type).entrySet().stream()
                                        .map(hour -> new Row()
                                                .with("region", event.region())
                                                .with("event_id", event.id())
                                                .with("ticket_type_id", type.id())
                                                .with("hour", hour.getKey().orElse(null))
                                                .with("sold", hour.getValue().sold())
                                                .with(
                                                        "sold_at_most",
                                                        hour.getValue().most())
                                                .with("source", "reconstructed"))))
                .toList();
    }

    /** Reconstructed, and observed up to a whole hour. */
    static List<Row> history(Event event, Instant to) {
        var hours = new TreeMap<Optional<Instant>, Count>(hourOrder());
        var model = new ReconstructionModel(event);
        event.types()
                .forEach(type -> model.hours(type).forEach((hour, count) -> hours.merge(hour, count, Count::plus)));
        List<Row> rows = new ArrayList<>();
        hours.forEach((hour, count) -> rows.add(new Row()
                .with("hour", hour.orElse(null))
                .with("sold", count.sold())
                .with("sold_at_most", count.most())
                .with("covered", null)
                .with("source", "reconstructed")));
        Instant from = event.hours().isEmpty() || event.hours().firstKey().isAfter(World.BEGIN)
                ? World.BEGIN
                : event.hours().firstKey();
        for (Row observed : SeriesModel.hourly(event, from, to)) {
            observed.columns().put("sold_at_most", observed.columns().get("sold"));
            rows.add(observed.with("source", "observed"));
        }
        rows.forEach(row -> row.with("region", event.region()).with("event_id", event.id()));
        return rows;
    }

    static List<Row> salesAt(World world, Instant at) {
        if (at.isAfter(World.BEGIN)) {
            return List.of();
        }
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type -> new ReconstructionModel(event).salesAt(type, at).stream()))
                .toList();
    }

    private Optional<Row> salesAt(World.Type type, Instant at) {
        List<Early> mine = ofType(type);
        if (mine.isEmpty() && opening(type) == 0) {
            return Optional.empty();
        }
        long sold = mine.stream()
                .filter(Early::sold)
                .filter(early -> isBy(early.at(), at))
                .count();
        long perhaps = mine.stream()
                .filter(early -> !early.sold())
                .filter(early -> early.at() == null || isBy(early.at(), at))
                .filter(early -> early.voidBy() != null && at.isBefore(early.voidBy()))
                .count();
        return Optional.of(new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("ticket_type_id", type.id())
                .with("ticket_type_name", "Type " + type.id())
                .with("capacity", null)
                .with("sold", sold)
                .with("sold_at_most", sold + perhaps + opening(type) - placed(mine)));
    }

    private static boolean isBy(@Nullable Instant begins, Instant at) {
        return begins != null && !begins.isAfter(at);
    }

    private record Count(long sold, long most) {
        Count plus(Count other) {
            return new Count(sold + other.sold, most + other.most);
        }
    }

    private static Comparator<Optional<Instant>> hourOrder() {
        return Comparator.comparing(hour -> hour.orElse(Instant.MAX));
    }

    private Map<Optional<Instant>, Count> hours(World.Type type) {
        var hours = new TreeMap<Optional<Instant>, Count>(hourOrder());
        List<Early> mine = ofType(type);
        for (Early early : mine) {
            if (early.at() != null) {
                hours.merge(
                        Optional.of(early.at().truncatedTo(ChronoUnit.HOURS)),
                        new Count(early.sold() ? 1 : 0, 1),
                        Count::plus);
            }
        }
        long left = opening(type) - placed(mine);
        long voids = mine.stream()
                .filter(early -> !early.sold() && early.at() == null)
                .count();
        if (left != 0 || voids != 0) {
            hours.put(Optional.empty(), new Count(left, left + voids));
        }
        return hours;
    }

    private static long placed(List<Early> tickets) {
        return tickets.stream()
                .filter(early -> early.sold() && early.at() != null)
                .count();
    }

    private static long opening(World.Type type) {
        return type.state() == null ? 0 : type.state().opening();
    }

    private List<Early> ofType(World.Type type) {
        return early().stream().filter(early -> early.type() == type.key()).toList();
    }

    private List<Early> early() {
        List<Ticket> before = event.tickets().stream()
                .filter(ticket ->
                        ticket.beforeWatch() == null ? ticket.created().isBefore(World.BEGIN) : ticket.beforeWatch())
                .toList();
        Set<String> leadOn = before.stream()
                .filter(ticket -> SOLD.contains(statusThen(ticket)))
                .flatMap(ticket -> descent(ticket).through().stream())
                .collect(Collectors.toSet());
        return before.stream().flatMap(ticket -> early(ticket, leadOn)).toList();
    }

    private Stream<Early> early(Ticket ticket, Set<String> leadOn) {
        int type = ticket.firstType() == null ? ticket.type() : ticket.firstType();
        if (ticket.firstStatus() != null && SOLD.contains(ticket.firstStatus())) {
            Descent descent = descent(ticket);
            boolean known = !descent.lost() && descent.begins().isBefore(World.BEGIN);
            return Stream.of(new Early(type, ticket.id(), true, known ? descent.begins() : null, null));
        }
        if (statusThen(ticket) == VOID && !leadOn.contains(ticket.id())) {
            boolean known = ticket.firstStatus() != null && ticket.created().isBefore(World.BEGIN);
            return Stream.of(new Early(type, ticket.id(), false, known ? ticket.created() : null, ticket.updated()));
        }
        return Stream.empty();
    }

    /** The one of today if nobody noted the first. */
    private static int statusThen(Ticket ticket) {
        return ticket.firstStatus() == null ? ticket.status() : ticket.firstStatus();
    }

    private Descent descent(Ticket ticket) {
        Set<String> through = new HashSet<>();
        Instant begins = ticket.created();
        @Nullable String parent = parent(ticket);
        while (parent != null && through.add(parent)) {
            @Nullable Ticket origin = byId.get(parent);
            if (origin == null) {
                return new Descent(begins, through, true);
            }
            begins = origin.created().isBefore(begins) ? origin.created() : begins;
            parent = parent(origin);
        }
        return new Descent(begins, through, false);
    }

    private static @Nullable String parent(Ticket ticket) {
        return ticket.origin() != null && LEADS_BACK.contains(ticket.origin()) ? ticket.originId() : null;
    }
}
