package io.vivenuoperator.simulators.klaviyo.api;

import io.vivenuoperator.simulators.klaviyo.world.Profile;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Parameters;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which profiles are asked for, in which order, and which of them are on this page. */
final class ProfileQuery {
    /** A page, with the cursor of the next one if there is one. */
    record Slice(List<Profile> profiles, Optional<PageCursor> next) {}

    private static final int DEFAULT_SIZE = 20;
    private static final int MOST = 100;
    private static final Set<String> TEXT = Set.of("any", "equals");
    private static final Set<String> TIME = Set.of("greater-than", "less-than");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "id", TEXT, "email", TEXT, "phone_number", TEXT, "external_id", TEXT, "created", TIME, "updated", TIME);
    private static final Map<String, Function<Profile, String>> SORTS = Map.of(
            "id", Profile::id,
            "created", profile -> sortable(profile.created()),
            "updated", profile -> sortable(profile.updated()),
            "email", profile -> profile.attribute("email").orElse(""));
    private static final Set<String> KNOWN = Set.of(
            "filter", "sort", "page[size]", "page[cursor]", "additional-fields[profile]", "fields[profile]", "include");

    private final List<FilterTerm> terms;
    private final String sort;
    private final boolean descending;
    private final int size;
    private final Optional<PageCursor> cursor;
    private final boolean subscriptions;

    /** Reads a query. */
    ProfileQuery(Parameters query) {
        query.names().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new BadRequestException(name, "'" + name + "' is not a valid query parameter.");
        });
        terms = query.first("filter")
                .map(text -> FilterTerm.read(text, ALLOWED))
                .orElseGet(List::of);
        String asked = query.first("sort").orElse("id");
        descending = asked.startsWith("-");
        sort = descending ? asked.substring(1) : asked;
        if (!SORTS.containsKey(sort)) {
            throw new BadRequestException("sort", "'" + asked + "' is not a valid sort.");
        }
        size = query.number("page[size]", DEFAULT_SIZE, 1, MOST);
        cursor = PageCursor.read(query.first("page[cursor]"));
        subscriptions = query.first("additional-fields[profile]").orElse("").contains("subscriptions");
    }

    /** Whether consents are to be shown. */
    boolean subscriptions() {
        return subscriptions;
    }

    /** The page among these, or among all of the book when they are not narrowed. */
    Slice page(ProfileBook book, Optional<List<Profile>> among) {
        if (sort.equals("updated") && !descending && among.isEmpty()) {
            return nextChanges(book);
        }
        Function<Profile, String> key = SORTS.getOrDefault(sort, Profile::id);
        Comparator<Profile> order = Comparator.comparing(key).thenComparing(Profile::id);
        Comparator<Profile> wanted = descending ? order.reversed() : order;
        return slice(among.orElseGet(book::all).stream()
                .filter(this::isMeant)
                .sorted(wanted)
                .filter(profile -> cursor.map(place -> isAfter(key.apply(profile), profile.id(), place))
                        .orElse(true)));
    }

    /** In the order of changes, which the book keeps, so that a page costs no more than what it passes. */
    private Slice nextChanges(ProfileBook book) {
        Optional<ProfileBook.Place> from = cursor.map(at -> new ProfileBook.Place(instant(at.value()), at.id()))
                .or(this::lowest);
        return slice(book.changedAfter(from, this::isMeant, size + 1).stream());
    }

    private Optional<ProfileBook.Place> lowest() {
        return terms.stream()
                .filter(term ->
                        term.field().equals("updated") && term.operator().equals("greater-than"))
                .map(term -> new ProfileBook.Place(term.bound(), ""))
                .max(Comparator.naturalOrder());
    }

    private Slice slice(Stream<Profile> profiles) {
        List<Profile> more = profiles.limit(size + 1L).toList();
        if (more.size() <= size) {
            return new Slice(more, Optional.empty());
        }
        Profile last = more.get(size - 1);
        return new Slice(
                more.subList(0, size),
                Optional.of(new PageCursor(SORTS.getOrDefault(sort, Profile::id).apply(last), last.id())));
    }

    private boolean isAfter(String value, String id, PageCursor place) {
        int order = value.compareTo(place.value());
        int both = order == 0 ? id.compareTo(place.id()) : order;
        return descending ? both < 0 : both > 0;
    }

    private boolean isMeant(Profile profile) {
        return terms.stream().allMatch(term -> switch (term.field()) {
            case "created" -> term.matches(profile.created());
            case "updated" -> term.matches(profile.updated());
            case "id" -> term.matches(profile.id());
            default -> profile.attribute(term.field()).map(term::matches).orElse(false);
        });
    }

    /** Sorts as text as the time does. */
    private static String sortable(Instant time) {
        return "%020d%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    private static Instant instant(String sortable) {
        try {
            return Instant.ofEpochSecond(
                    Long.parseLong(sortable.substring(0, 20)), Long.parseLong(sortable.substring(20)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new BadRequestException("page[cursor]", "The cursor is invalid.", e);
        }
    }
}
