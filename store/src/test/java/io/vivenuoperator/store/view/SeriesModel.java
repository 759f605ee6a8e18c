package io.vivenuoperator.store.view;

import io.vivenuoperator.store.view.World.Event;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The expected results of the functions for charts. Its worlds change at whole minutes, so it counts minutes. */
final class SeriesModel {
    private static final int SECONDS = 60;

    private SeriesModel() {}

    static List<Row> salesAt(World world, Instant at) {
        return world.events().stream()
                .flatMap(event -> event.types().stream()
                        .flatMap(type -> ViewModel.lastBefore(type, at).stream().map(shot -> {
                            var figures = new Figures(
                                    ViewModel.isComplete(event, at),
                                    BigInteger.valueOf(shot.sold()),
                                    ViewModel.capacity(shot.capacity()));
                            return new Row()
                                    .with("region", event.region())
                                    .with("event_id", event.id())
                                    .with("ticket_type_id", type.id())
                                    .with("ticket_type_name", "Type " + type.id())
                                    .with("capacity", figures.shownCapacity())
                                    .with("sold", figures.shownSold())
                                    .with("available", figures.available())
                                    .with("listed", shot.listed())
                                    .with("changed_at", shot.at());
                        })))
                .toList();
    }

    /** From a whole hour on. */
    static List<Row> hourly(Event event, Instant from, Instant to) {
        List<Row> rows = new ArrayList<>();
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
            Instant ends = hour.plus(Duration.ofHours(1));
            rows.add(series(event, hour, ends, event.hours(), hour).with("hour", hour));
        }
        return rows;
    }

    static List<Row> daily(Event event, LocalDate from, LocalDate to) {
        ZoneId zone = ZoneId.of(event.zone());
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant begins = day.atStartOfDay(zone).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
            rows.add(series(event, begins, ends, event.days(), day)
                    .with("day", day)
                    .with("timezone", event.zone()));
        }
        return rows;
    }

    /** One bucket between each two of the bounds, after one for all that was before them. */
    static List<Row> buckets(Event event, List<Instant> bounds) {
        List<Row> rows = new ArrayList<>();
        Integer before = deltas(event, Instant.MIN, bounds.getFirst());
        rows.add(new Row().with("bucket", 0).with("sold", before).with("covered", null));
        for (int i = 1; i < bounds.size(); i++) {
            Instant begins = bounds.get(i - 1);
            Instant ends = bounds.get(i);
            Integer noticed = deltas(event, begins, ends);
            Map<Integer, Integer> known = noticed == null ? Map.of() : Map.of(i, noticed);
            rows.add(series(event, begins, ends, known, i).with("bucket", i));
        }
        for (int i = 0; i < bounds.size(); i++) {
            rows.get(i).with("total", total(event, bounds.get(i)));
        }
        return rows;
    }

    private static @Nullable Integer deltas(Event event, Instant from, Instant to) {
        return event.types().stream()
                .flatMap(type -> type.snapshots().stream())
                .filter(shot -> !shot.at().isBefore(from) && shot.at().isBefore(to))
                .map(World.Snapshot::delta)
                .reduce(Integer::sum)
                .orElse(null);
    }

    /** What was sold in all when the bucket ended. */
    private static @Nullable BigInteger total(Event event, Instant ends) {
        Instant last = ends.minusNanos(1);
        BigInteger sold = event.types().stream()
                .flatMap(type -> ViewModel.lastBefore(type, last).stream())
                .map(shot -> BigInteger.valueOf(shot.sold()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new Figures(ViewModel.isComplete(event, last), sold, Optional.empty()).shownSold();
    }

    private static <K> Row series(Event event, Instant begins, Instant ends, Map<K, Integer> noticed, K key) {
        Instant known = event.completeSince() == null ? Instant.MAX : event.completeSince();
        boolean looked = event.coverage().stream().anyMatch(i -> isLookedAt(i, later(begins, known), ends));
        @Nullable Integer sold = noticed.get(key);
        double all = Duration.between(begins, ends).toMinutes();
        return new Row()
                .with("sold", sold == null && looked ? Integer.valueOf(0) : sold)
                .with("covered", minutesCovered(event, later(begins, known), ends) / all);
    }

    private static boolean isLookedAt(World.Interval interval, Instant begins, Instant ends) {
        return !interval.from().isAfter(interval.to())
                && begins.isBefore(ends)
                && interval.from().isBefore(ends)
                && !interval.to().isBefore(begins);
    }

    static long minutesCovered(Event event, Instant begins, Instant ends) {
        if (!begins.isBefore(ends)) {
            return 0;
        }
        return LongStream.range(begins.getEpochSecond() / SECONDS, ends.getEpochSecond() / SECONDS)
                .mapToObj(minute -> Instant.ofEpochSecond(minute * SECONDS))
                .filter(minute ->
                        event.coverage().stream().anyMatch(i -> !minute.isBefore(i.from()) && minute.isBefore(i.to())))
                .count();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
