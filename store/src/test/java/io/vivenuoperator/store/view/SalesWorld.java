package io.vivenuoperator.store.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random sales as polls and webhooks write them, and what is known of them, recounted change by change: figures that agree with
 * each other, in several regions with several events each.
 */
public record SalesWorld(List<Region> regions, List<Event> events) {
    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Australia/Adelaide",
            "Asia/Kolkata",
            "America/St_Johns",
            "America/Los_Angeles",
            "Asia/Kathmandu");
    private static final List<String> NAMES = List.of("dach", "ticketing/italy", "usa");
    private static final int SALES_OF_A_TYPE = 40;

    /** A time when polls looked. */
    public record Span(Instant from, Instant to) {}

    /** A region and when it was looked at. */
    public record Region(int key, String name, @Nullable Instant completeSince, List<Span> looks) {
        /** For how long, or nothing if nobody looked at all. */
        public @Nullable Double lookedSeconds(Instant begins, Instant ends) {
            boolean looked = begins.isBefore(ends)
                    && looks.stream()
                            .anyMatch(look ->
                                    look.from().isBefore(ends) && !look.to().isBefore(begins));
            if (!looked) {
                return null;
            }
            // Between two neighbouring instants nothing begins or ends.
            var instants = new TreeSet<>(List.of(begins, ends));
            looks.stream().flatMap(look -> Stream.of(look.from(), look.to())).forEach(instants::add);
            double seconds = 0;
            for (Instant from : instants.subSet(begins, ends)) {
                Instant to = instants.higher(from);
                boolean within = looks.stream()
                        .anyMatch(
                                look -> !look.from().isAfter(from) && !look.to().isBefore(to));
                seconds += within ? Duration.between(from, to).toMillis() / 1_000.0 : 0;
            }
            return seconds;
        }

        /** The same, from the instant on since which all is counted. */
        public @Nullable Double lookedSeconds(Instant begins, Instant ends, @Nullable Instant since) {
            return since == null ? null : lookedSeconds(since.isAfter(begins) ? since : begins, ends);
        }
    }

    /** An event and its ticket types. */
    public record Event(
            int key,
            Region region,
            String id,
            String zone,
            @Nullable Instant completeSince,
            @Nullable Instant sellStart,
            @Nullable Instant sellEnd,
            @Nullable Instant starts,
            boolean deleted,
            List<Type> types) {
        Stream<Change> changes(Instant from, Instant to) {
            return types.stream().flatMap(type -> type.changes(from, to));
        }

        public long sold(Instant from, Instant to) {
            return changes(from, to).mapToLong(Change::delta).sum();
        }

        /** What was sold in all just before. */
        public long state(Instant at) {
            return types.stream().mapToLong(type -> type.state(at)).sum();
        }

        /** As the views have it, without those that the clock decides and that this world has not. */
        public String status(Instant now) {
            if (deleted) {
                return "deleted";
            }
            if (sellEnd != null && !sellEnd.isAfter(now)) {
                return "past";
            }
            if (sellStart != null && sellStart.isAfter(now)) {
                return "planned";
            }
            return isSoldOut(now) ? "soldOut" : "onSale";
        }

        private boolean isSoldOut(Instant now) {
            long sold = state(now);
            List<Type> listed = types.stream().filter(Type::listed).toList();
            return sold > 0
                    && !listed.isEmpty()
                    && listed.stream().allMatch(type -> type.capacity() != null)
                    && sold >= listed.stream().mapToLong(Type::capacity).sum();
        }
    }

    /** A ticket type and its changes, oldest first, no two at one instant. */
    public record Type(int key, String id, @Nullable Integer capacity, boolean listed, List<Change> changes) {
        Stream<Change> changes(Instant from, Instant to) {
            return changes.stream()
                    .filter(change -> !change.at().isBefore(from) && change.at().isBefore(to));
        }

        public long sold(Instant from, Instant to) {
            return changes(from, to).mapToLong(Change::delta).sum();
        }

        public long state(Instant at) {
            return changes(Instant.MIN, at)
                    .mapToLong(change -> change.delta() + change.opening())
                    .sum();
        }
    }

    /** What was noticed at an instant: sold, and sold before anybody watched. */
    public record Change(Instant at, int delta, int opening) {}

    /** Some days of sales that end at an instant. */
    public static SalesWorld random(long seed, Instant ends, int days) {
        var chance = new Random(seed);
        List<Region> regions = new ArrayList<>();
        for (String name : NAMES) {
            regions.add(region(chance, regions.size() + 1, name, ends, days));
        }
        List<Event> events = new ArrayList<>();
        for (int key = 1; key <= 12; key++) {
            events.add(event(chance, key, regions.get(chance.nextInt(regions.size())), ends, days));
        }
        return new SalesWorld(regions, events);
    }

    private static Region region(Random chance, int key, String name, Instant ends, int days) {
        List<Span> looks = new ArrayList<>();
        var begins = new TreeSet<Instant>();
        for (int i = 0; i < 6; i++) {
            begins.add(somewhen(chance, ends, days));
        }
        for (Instant from : begins) {
            // Some are one instant, some overlap the next.
            int seconds = chance.nextInt(4) == 0 ? 0 : chance.nextInt(days * 86_400 / 4);
            Instant to = from.plusSeconds(seconds);
            looks.add(new Span(from, to.isAfter(ends) ? ends : to));
        }
        Instant since =
                chance.nextInt(5) == 0 ? null : somewhen(chance, ends, days).minus(Duration.ofDays(days / 2L));
        return new Region(key, name, since, looks);
    }

    private static Event event(Random chance, int key, Region region, Instant ends, int days) {
        List<Type> types = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
            types.add(type(chance, key * 100 + i, ends, days));
        }
        return new Event(
                key,
                region,
                "e" + key,
                ZONES.get(chance.nextInt(ZONES.size())),
                chance.nextInt(4) == 0 ? null : region.completeSince(),
                ends.plus(Duration.ofDays(chance.nextInt(5) == 0 ? 2 : -days)),
                ends.plus(Duration.ofDays(chance.nextInt(5) == 0 ? -1 : 30)),
                ends.plus(Duration.ofDays(chance.nextInt(60) + 1L)),
                chance.nextInt(7) == 0,
                types);
    }

    private static Type type(Random chance, int key, Instant ends, int days) {
        var instants = new TreeSet<Instant>();
        for (int i = chance.nextInt(SALES_OF_A_TYPE); i > 0; i--) {
            Instant at = somewhen(chance, ends, days);
            // On the hour, too.
            instants.add(chance.nextInt(5) == 0 ? at.minusSeconds(at.getEpochSecond() % 1_800) : at);
        }
        List<Change> changes = new ArrayList<>();
        for (Instant at : instants) {
            boolean late = chance.nextInt(changes.isEmpty() ? 2 : 12) == 0;
            changes.add(new Change(at, chance.nextInt(6) - 1, late ? chance.nextInt(9) : 0));
        }
        return new Type(
                key, "y" + key, chance.nextInt(4) == 0 ? null : chance.nextInt(80) + 1, chance.nextInt(5) > 0, changes);
    }

    private static Instant somewhen(Random chance, Instant ends, int days) {
        return ends.minusSeconds(1L + chance.nextInt(days * 86_400));
    }
}
