package io.vivenuoperator.store.view;

import io.vivenuoperator.store.view.World.Event;
import io.vivenuoperator.store.view.World.Snapshot;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the schema {@code api} has to say about the past, by replay of the world. */
record ProofModel(World world) {
    private static final int MINUTE = 60;

    List<Row> history() {
        return new ViewModel(world, Instant.EPOCH)
                .eventSnapshots().stream()
                        .map(row -> row.without("last_updated"))
                        .toList();
    }

    List<Row> changes() {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type -> type.snapshots().stream()
                                .map(shot -> type(event, type, shot, shot.at())
                                        .without("percent_sold")
                                        .with("delta", shot.delta())
                                        .with("deleted", event.deleted() || event.vanished()))))
                .toList();
    }

    List<Row> typesAt(Instant at) {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type ->
                                ViewModel.lastBefore(type, at).stream().map(shot -> type(event, type, shot, at))))
                .toList();
    }

    private static Row type(Event event, World.Type type, Snapshot shot, Instant at) {
        var figures = new Figures(
                ViewModel.isComplete(event, at), BigInteger.valueOf(shot.sold()), ViewModel.capacity(shot.capacity()));
        return new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("ticket_type_id", type.id())
                .with("ticket_type_name", "Type " + type.id())
                .with("capacity", figures.shownCapacity())
                .with("sold", figures.shownSold())
                .with("available", figures.available())
                .with("percent_sold", figures.percent())
                .with("listed", shot.listed())
                .with("changed_at", shot.at())
                .with("complete_since", event.completeSince());
    }

    List<Row> state(Instant at) {
        return world.events().stream()
                .flatMap(event -> state(event, at).stream())
                .toList();
    }

    private static Optional<Row> state(Event event, Instant at) {
        List<Snapshot> last = event.types().stream()
                .flatMap(type -> ViewModel.lastBefore(type, at).stream())
                .toList();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        BigInteger sold =
                last.stream().map(shot -> BigInteger.valueOf(shot.sold())).reduce(BigInteger.ZERO, BigInteger::add);
        List<Optional<BigInteger>> capacities = last.stream()
                .filter(Snapshot::listed)
                .map(shot -> ViewModel.capacity(shot.capacity()))
                .toList();
        Optional<BigInteger> capacity = capacities.isEmpty() || capacities.contains(Optional.<BigInteger>empty())
                ? Optional.empty()
                : capacities.stream().flatMap(Optional::stream).reduce(BigInteger::add);
        var figures = new Figures(ViewModel.isComplete(event, at), sold, capacity);
        return Optional.of(new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("event_name", event.shownName())
                .with("event_date", null)
                .with("sales_start_date", event.sellStart())
                .with("status", status(event, figures, at))
                .with("total_capacity", figures.shownCapacity())
                .with("total_sold", figures.shownSold())
                .with("total_available", figures.available())
                .with("percent_sold", figures.percent())
                .with(
                        "changed_at",
                        last.stream().map(Snapshot::at).max(Instant::compareTo).orElseThrow())
                .with("complete_since", event.completeSince()));
    }

    private static String status(Event event, Figures figures, Instant at) {
        // Whatever was deleted in a world was deleted at its beginning.
        if ((event.deleted() || event.vanished()) && !at.isBefore(World.BEGIN)) {
            return "deleted";
        }
        if (isOver(event.ends(), at) || isOver(event.sellEnd(), at)) {
            return "past";
        }
        if (event.sellStart() != null && event.sellStart().isAfter(at)) {
            return "planned";
        }
        return figures.soldOut() ? "soldOut" : "onSale";
    }

    private static boolean isOver(@Nullable Instant end, Instant at) {
        return end != null && !end.isAfter(at);
    }

    List<Row> hours() {
        return world.events().stream()
                .flatMap(event -> event.hours().entrySet().stream()
                        .map(hour -> noticed(event, hour.getValue()).with("hour", hour.getKey())))
                .toList();
    }

    List<Row> days() {
        return world.events().stream()
                .flatMap(event -> event.days().entrySet().stream()
                        .map(day -> noticed(event, day.getValue())
                                .with("day", day.getKey())
                                .with("timezone", event.zone())
                                .with(
                                        "begins",
                                        day.getKey()
                                                .atStartOfDay(ZoneId.of(event.zone()))
                                                .toInstant())))
                .toList();
    }

    private static Row noticed(Event event, int sold) {
        return new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("event_name", event.shownName())
                .with("sold", sold)
                .with("deleted", event.deleted() || event.vanished());
    }

    List<Row> calendar() {
        return world.events().stream()
                .filter(event -> !event.deleted() && !event.vanished())
                .flatMap(event -> Stream.concat(
                        Stream.ofNullable(event.sellStart()).map(at -> date(event, "on_sale", at)),
                        Stream.ofNullable(event.sellEnd()).map(at -> date(event, "sale_end", at))))
                .toList();
    }

    private static Row date(Event event, String kind, Instant at) {
        return new Row()
                .with("region", event.region())
                .with("event_id", event.id())
                .with("event_name", event.shownName())
                .with("kind", kind)
                .with("at", at)
                .with("ends_at", null)
                .with("url", null)
                .with("changed_at", World.BEGIN);
    }

    /** Minute by minute, between whole minutes. */
    static List<Row> gaps(Event event, Instant since, Instant until) {
        Optional<Instant> through =
                event.coverage().stream().map(World.Interval::to).max(Instant::compareTo);
        if (event.completeSince() == null || through.isEmpty()) {
            return List.of(gap(null, null, null, null));
        }
        Instant begins = event.completeSince().isAfter(since) ? event.completeSince() : since;
        Instant ends = through.get().isBefore(until) ? through.get() : until;
        if (!begins.isBefore(ends)) {
            return List.of(gap(null, null, null, null));
        }
        List<Row> gaps = new ArrayList<>();
        @Nullable Instant gapBegins = null;
        for (Instant minute = begins; !minute.isAfter(ends); minute = minute.plusSeconds(MINUTE)) {
            boolean looked =
                    minute.equals(ends) || SeriesModel.minutesCovered(event, minute, minute.plusSeconds(MINUTE)) > 0;
            if (!looked && gapBegins == null) {
                gapBegins = minute;
            }
            if (looked && gapBegins != null) {
                gaps.add(gap(begins, ends, gapBegins, minute));
                gapBegins = null;
            }
        }
        return gaps.isEmpty() ? List.of(gap(begins, ends, null, null)) : gaps;
    }

    private static Row gap(
            @Nullable Instant from, @Nullable Instant to, @Nullable Instant begins, @Nullable Instant ends) {
        return new Row()
                .with("known_from", from)
                .with("known_to", to)
                .with("begins", begins)
                .with("ends", ends);
    }
}
