package io.vivenuoperator.store.view;

import io.vivenuoperator.store.view.World.Event;
import io.vivenuoperator.store.view.World.Snapshot;
import io.vivenuoperator.store.view.World.State;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The expected content of each view. */
record ViewModel(World world, Instant now) {
    List<Row> currentSales() {
        return world.events().stream()
                .flatMap(event -> event.types().stream().map(type -> currentSales(event, type)))
                .toList();
    }

    private static Row currentSales(Event event, World.Type type) {
        boolean complete = event.completeSince() != null;
        BigInteger sold = sold(type.state());
        BigInteger opening = type.state() == null
                ? BigInteger.ZERO
                : BigInteger.valueOf(type.state().opening());
        var figures = new Figures(complete, sold, capacity(type.capacity()));
        return new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("event_name", event.name())
                .with("ticket_type_id", type.id())
                .with("ticket_type_name", "Type " + type.id())
                .with("capacity", figures.shownCapacity())
                .with("sold", figures.shownSold())
                .with("available", figures.available())
                .with("percent_sold", figures.percent())
                .with("opening", new Figures(complete, opening, Optional.empty()).shownSold())
                .with("listed", type.listed())
                .with("changed_at", type.state() == null ? null : type.state().changedAt())
                .with("complete_since", event.completeSince());
    }

    List<Row> events() {
        return world.events().stream().map(this::event).toList();
    }

    private static Figures figures(Event event) {
        BigInteger sold =
                event.types().stream().map(type -> sold(type.state())).reduce(BigInteger.ZERO, BigInteger::add);
        Optional<BigInteger> capacity = sum(event.types().stream()
                .filter(World.Type::listed)
                .map(type -> capacity(type.capacity()))
                .toList());
        return new Figures(event.completeSince() != null, sold, capacity);
    }

    private Row event(Event event) {
        Figures figures = figures(event);
        return new Row()
                .with("event_id", event.id())
                .with("event_name", event.shownName())
                .with("event_date", null)
                .with("sales_start_date", event.sellStart())
                .with("region", event.region())
                .with("status", status(event, figures))
                .with("sales_end_date", event.sellEnd())
                .with("event_end_date", event.ends())
                .with("timezone", event.zone())
                .with("seller_id", null)
                .with("url", null)
                .with("total_capacity", figures.shownCapacity())
                .with("total_sold", figures.shownSold())
                .with("last_updated", null)
                .with("complete_since", event.completeSince());
    }

    /** The events of the schema {@code api}: with what is left, and without the seller. */
    List<Row> apiEvents() {
        return world.events().stream()
                .map(event -> event(event)
                        .without("seller_id")
                        .with("total_available", figures(event).available())
                        .with("percent_sold", figures(event).percent()))
                .toList();
    }

    /** The same, with the last change of a figure. */
    List<Row> apiCurrentEvents() {
        List<Row> rows = apiEvents();
        for (int at = 0; at < rows.size(); at++) {
            rows.get(at).with("changed_at", lastChange(world.events().get(at)));
        }
        return rows;
    }

    private static @Nullable Instant lastChange(Event event) {
        return event.types().stream()
                .flatMap(type -> Stream.ofNullable(type.state()))
                .map(State::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The types of the schema {@code api}: their sales, as far as they are described. */
    List<Row> apiTicketTypes() {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .map(type -> currentSales(event, type)
                                .without("event_name")
                                .without("opening")
                                .without("complete_since")
                                .with("price", null)
                                .with("active", type.active())))
                .toList();
    }

    private String status(Event event, Figures figures) {
        if (event.deleted() || event.vanished()) {
            return "deleted";
        }
        if (isOver(event.ends()) || isOver(event.sellEnd())) {
            return "past";
        }
        if (event.sellStart() != null && event.sellStart().isAfter(now)) {
            return "planned";
        }
        return figures.soldOut() ? "soldOut" : "onSale";
    }

    private boolean isOver(@Nullable Instant end) {
        return end != null && !end.isAfter(now);
    }

    List<Row> ticketTypes() {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .map(type -> new Row()
                                .with("event_id", event.id())
                                .with("ticket_type_id", type.id())
                                .with("ticket_type_name", "Type " + type.id())
                                .with("region", event.region())
                                .with("capacity", capacity(type.capacity()).orElse(null))
                                .with("price", null)
                                .with("active", type.active())
                                .with("listed", type.listed())))
                .toList();
    }

    List<Row> ticketTypeSnapshots() {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type -> type.snapshots().stream().map(shot -> typeSnapshot(event, type, shot))))
                .toList();
    }

    private static Row typeSnapshot(Event event, World.Type type, Snapshot shot) {
        Figures figures =
                new Figures(isComplete(event, shot.at()), BigInteger.valueOf(shot.sold()), capacity(shot.capacity()));
        return new Row()
                .with("snapshot_time", shot.at())
                .with("event_id", event.id())
                .with("ticket_type_id", type.id())
                .with("capacity", figures.shownCapacity())
                .with("sold", figures.shownSold())
                .with("available", figures.available())
                .with("delta", shot.delta())
                .with("region", event.region())
                .with("complete_since", event.completeSince());
    }

    List<Row> eventSnapshots() {
        return world.events().stream().flatMap(ViewModel::eventSnapshots).toList();
    }

    /** By replay: at each change, the sum of each type's latest value. */
    private static Stream<Row> eventSnapshots(Event event) {
        var instants = new TreeSet<Instant>();
        event.types().forEach(type -> type.snapshots().forEach(shot -> instants.add(shot.at())));
        return instants.stream().map(at -> eventSnapshot(event, at));
    }

    private static Row eventSnapshot(Event event, Instant at) {
        List<Snapshot> last = event.types().stream()
                .flatMap(type -> lastBefore(type, at).stream())
                .toList();
        BigInteger sold =
                last.stream().map(shot -> BigInteger.valueOf(shot.sold())).reduce(BigInteger.ZERO, BigInteger::add);
        Optional<BigInteger> capacity = sum(last.stream()
                .filter(Snapshot::listed)
                .map(shot -> capacity(shot.capacity()))
                .toList());
        var figures = new Figures(isComplete(event, at), sold, capacity);
        int delta = event.types().stream()
                .flatMap(type -> type.snapshots().stream())
                .filter(shot -> shot.at().equals(at))
                .mapToInt(Snapshot::delta)
                .sum();
        return new Row()
                .with("snapshot_time", at)
                .with("event_id", event.id())
                .with("total_capacity", figures.shownCapacity())
                .with("total_sold", figures.shownSold())
                .with("total_available", figures.available())
                .with("percent_sold", figures.percent())
                .with("last_updated", at)
                .with("delta", delta)
                .with("region", event.region())
                .with("complete_since", event.completeSince());
    }

    List<Row> hourlySales() {
        return world.events().stream()
                .flatMap(event -> event.hours().entrySet().stream()
                        .map(hour -> new Row()
                                .with("region", event.region())
                                .with("event_id", event.id())
                                .with("event_name", event.shownName())
                                .with("hour", hour.getKey())
                                .with("sold", hour.getValue())))
                .toList();
    }

    List<Row> dailySales() {
        return world.events().stream()
                .flatMap(event -> event.days().entrySet().stream()
                        .map(day -> new Row()
                                .with("region", event.region())
                                .with("event_id", event.id())
                                .with("event_name", event.shownName())
                                .with("day", day.getKey())
                                .with("timezone", event.zone())
                                .with("sold", day.getValue())))
                .toList();
    }

    static Optional<Snapshot> lastBefore(World.Type type, Instant at) {
        return type.snapshots().stream().filter(shot -> !shot.at().isAfter(at)).reduce((a, b) -> b);
    }

    static boolean isComplete(Event event, Instant at) {
        return event.completeSince() != null && !at.isBefore(event.completeSince());
    }

    /** A capacity below 0 is impossible; someone entered it to mean "no limit". */
    static Optional<BigInteger> capacity(@Nullable Integer stored) {
        return Optional.ofNullable(stored).filter(number -> number >= 0).map(BigInteger::valueOf);
    }

    private static BigInteger sold(@Nullable State state) {
        return state == null ? BigInteger.ZERO : BigInteger.valueOf(state.sold());
    }

    private static Optional<BigInteger> sum(List<Optional<BigInteger>> capacities) {
        return capacities.stream()
                .reduce((a, b) -> a.flatMap(x -> b.map(x::add)))
                .flatMap(all -> all);
    }
}
