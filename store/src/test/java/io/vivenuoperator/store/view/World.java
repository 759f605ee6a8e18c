package io.vivenuoperator.store.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random core tables: unknown, 0, negative, huge, oversold, removed values. Each event has its own region. */
record World(List<Event> events) {
    static final Instant BEGIN = Instant.parse("2026-10-24T00:00:00Z");
    static final int MINUTES = 3 * 24 * 60;
    private static final List<Integer> COUNTS = List.of(0, 0, 1, 3, 99, 100, 101, 2_147_483_647);
    private static final List<Integer> CAPACITIES = List.of(-1, 0, 1, 3, 100, 2_147_483_647, -2_147_483_648);
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/Los_Angeles");

    /** An event and its related rows. */
    record Event(
            int key,
            @Nullable String name,
            @Nullable Instant sellStart,
            @Nullable Instant sellEnd,
            @Nullable Instant ends,
            boolean deleted,
            boolean vanished,
            String zone,
            @Nullable Instant completeSince,
            List<Type> types,
            TreeMap<Instant, Integer> hours,
            TreeMap<LocalDate, Integer> days,
            List<Interval> coverage,
            List<Ticket> tickets) {
        String id() {
            return "e" + key;
        }

        String region() {
            return "r" + key;
        }

        String shownName() {
            return name == null ? id() : name;
        }
    }

    record Type(
            int key,
            @Nullable Integer capacity,
            boolean active,
            boolean listed,
            @Nullable State state,
            List<Snapshot> snapshots) {
        String id() {
            return "y" + key;
        }
    }

    record State(int sold, int opening, Instant changedAt) {}

    record Snapshot(
            Instant at, int sold, int delta, @Nullable Integer capacity, boolean listed) {}

    /** Statuses and origins as the ledger has them. It may refer to itself, to one that is not there, and in a circle. */
    record Ticket(
            String id,
            int type,
            @Nullable Integer firstType,
            int status,
            @Nullable Integer firstStatus,
            @Nullable Boolean beforeWatch,
            @Nullable Integer origin,
            @Nullable String originId,
            Instant created,
            Instant updated) {}

    record Interval(Instant from, Instant to) {}

    static World random(long seed, int events) {
        var chance = new Random(seed);
        List<Event> some = new ArrayList<>();
        for (int key = 1; key <= events; key++) {
            some.add(event(chance, key));
        }
        return new World(some);
    }

    private static Event event(Random chance, int key) {
        List<Type> types = new ArrayList<>();
        int count = chance.nextInt(6) == 0 ? 40 : chance.nextInt(4);
        for (int i = 0; i < count; i++) {
            types.add(type(chance, key * 100 + i));
        }
        var hours = new TreeMap<Instant, Integer>();
        var days = new TreeMap<LocalDate, Integer>();
        var coverage = new TreeMap<Instant, Interval>();
        for (int i = chance.nextInt(8); i > 0; i--) {
            hours.put(minute(chance).truncatedTo(ChronoUnit.HOURS), chance.nextInt(9) - 3);
            days.put(LocalDate.of(2026, 10, 23).plusDays(chance.nextInt(5)), chance.nextInt(9) - 3);
            Instant from = BEGIN.plusSeconds(60L * (chance.nextInt(MINUTES / 8) * 8 + i));
            // Some overlap, some are a single instant, and some end before they begin.
            coverage.put(from, new Interval(from, from.plus(Duration.ofMinutes(chance.nextInt(900) - 30))));
            if (chance.nextInt(4) == 0) {
                Instant on = from.truncatedTo(ChronoUnit.HOURS).plusSeconds(25 * 3_600);
                coverage.put(on, new Interval(on, on));
            }
        }
        return new Event(
                key,
                perhaps(chance, () -> "Event " + key),
                perhaps(chance, () -> somewhen(chance)),
                perhaps(chance, () -> somewhen(chance)),
                perhaps(chance, () -> somewhen(chance)),
                chance.nextInt(6) == 0,
                chance.nextInt(6) == 0,
                ZONES.get(chance.nextInt(ZONES.size())),
                chance.nextInt(3) == 0 ? null : minute(chance),
                types,
                hours,
                days,
                List.copyOf(coverage.values()),
                WorldTickets.random(chance, key, types));
    }

    private static Type type(Random chance, int key) {
        var snapshots = new TreeMap<Instant, Snapshot>();
        for (int i = chance.nextInt(6); i > 0; i--) {
            // A grid, so that types change at the same instants.
            Instant at = BEGIN.plusSeconds(6 * 3_600L * chance.nextInt(12));
            Integer capacity = perhaps(chance, () -> Math.max(0, capacity(chance)));
            snapshots.put(at, new Snapshot(at, sold(chance), chance.nextInt(9) - 3, capacity, chance.nextInt(4) > 0));
        }
        return new Type(
                key,
                perhaps(chance, () -> capacity(chance)),
                chance.nextBoolean(),
                chance.nextInt(4) > 0,
                perhaps(chance, () -> new State(sold(chance), sold(chance), minute(chance))),
                List.copyOf(snapshots.values()));
    }

    private static int sold(Random chance) {
        return COUNTS.get(chance.nextInt(COUNTS.size()));
    }

    private static int capacity(Random chance) {
        return CAPACITIES.get(chance.nextInt(CAPACITIES.size()));
    }

    private static <T> @Nullable T perhaps(Random chance, Supplier<T> something) {
        return chance.nextInt(4) == 0 ? null : something.get();
    }

    /** Days before or after the test's start. */
    private static Instant somewhen(Random chance) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(chance.nextBoolean() ? 30 : -30));
    }

    static Instant minute(Random chance) {
        return BEGIN.plusSeconds(60L * chance.nextInt(MINUTES));
    }
}
