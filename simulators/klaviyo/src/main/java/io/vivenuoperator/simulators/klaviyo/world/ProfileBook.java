package io.vivenuoperator.simulators.klaviyo.world;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The profiles of the account. An e-mail address belongs to one of them. */
public final class ProfileBook {
    /** Where a profile stands in the order of changes. */
    public record Place(Instant updated, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::updated).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final Clock clock;
    private final TreeMap<String, Profile> byId = new TreeMap<>();
    private final TreeMap<Place, Profile> byChange = new TreeMap<>();
    private final Map<String, String> idByKey = new HashMap<>();
    private final Map<String, String> idByEmail = new HashMap<>();

    /** An empty book; changes are stamped by this clock. */
    public ProfileBook(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds one.
     *
     * @throws DuplicateProfileException if it is here already, or another has its e-mail address
     */
    public synchronized Profile add(Profile profile) {
        emailOf(profile)
                .map(idByEmail::get)
                .or(() -> byId(profile.id()).map(Profile::id))
                .ifPresent(other -> {
                    throw new DuplicateProfileException(other);
                });
        store(profile);
        return profile;
    }

    /** Changes one, and stamps it; empty if there is none. */
    public synchronized Optional<Profile> change(String id, UnaryOperator<Profile> change) {
        Optional<Profile> old = byId(id);
        return old.map(profile -> {
            Profile changed = change.apply(profile);
            emailOf(changed)
                    .map(idByEmail::get)
                    .filter(other -> !other.equals(id))
                    .ifPresent(other -> {
                        throw new DuplicateProfileException(other);
                    });
            forget(profile);
            store(changed);
            return changed;
        });
    }

    /** Removes one; empty if there is none. */
    public synchronized Optional<Profile> remove(String id) {
        Optional<Profile> old = byId(id);
        old.ifPresent(this::forget);
        return old;
    }

    private void store(Profile profile) {
        byId.put(profile.id(), profile);
        byChange.put(place(profile), profile);
        idByKey.put(profile.key(), profile.id());
        emailOf(profile).ifPresent(email -> idByEmail.put(email, profile.id()));
    }

    private void forget(Profile profile) {
        byId.remove(profile.id());
        byChange.remove(place(profile));
        idByKey.remove(profile.key());
        emailOf(profile).ifPresent(idByEmail::remove);
    }

    private static Place place(Profile profile) {
        return new Place(profile.updated(), profile.id());
    }

    private static Optional<String> emailOf(Profile profile) {
        return profile.attribute("email").map(email -> email.toLowerCase(Locale.ROOT));
    }

    /** The current time, as changes are stamped. */
    public Instant now() {
        return clock.instant();
    }

    /** One by its id. */
    public synchronized Optional<Profile> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** One by the name that a test gave it. */
    public synchronized Optional<Profile> byKey(String key) {
        return Optional.ofNullable(idByKey.get(key)).flatMap(this::byId);
    }

    /** One by its e-mail address, in any case. */
    public synchronized Optional<Profile> byEmail(String email) {
        return Optional.ofNullable(idByEmail.get(email.toLowerCase(Locale.ROOT)))
                .flatMap(this::byId);
    }

    /** The first of those that are meant after a place, in the order of changes. */
    public synchronized List<Profile> changedAfter(Optional<Place> place, Predicate<Profile> meant, int most) {
        Collection<Profile> rest =
                place.map(after -> byChange.tailMap(after, false).values()).orElseGet(byChange::values);
        return rest.stream().filter(meant).limit(most).toList();
    }

    /** All of them, by id. */
    public synchronized List<Profile> all() {
        return List.copyOf(byId.values());
    }
}
