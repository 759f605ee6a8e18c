package io.vivenuoperator.simulators.eventbrite.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Things by the second of their last change, and then by their ids. */
public final class ChangeOrder<T extends Changing> {
    /** Where a thing stands. */
    public record Place(Instant changed, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::changed).thenComparing(Place::id);

        /** Of a thing. */
        public static Place of(Changing thing) {
            return new Place(thing.changed().truncatedTo(ChronoUnit.SECONDS), thing.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final TreeMap<Place, T> things = new TreeMap<>();

    void add(T thing) {
        things.put(Place.of(thing), thing);
    }

    void remove(T thing) {
        things.remove(Place.of(thing));
    }

    /** Those that are meant behind a place. */
    List<T> behind(Optional<Place> place, Predicate<T> meant, int skipped, int most) {
        return place.map(from -> things.tailMap(from, false)).orElse(things).values().stream()
                .filter(meant)
                .skip(skipped)
                .limit(most)
                .toList();
    }

    int size() {
        return things.size();
    }
}
