package io.vivenuoperator.simulators.eventbrite.api;

import io.vivenuoperator.simulators.eventbrite.world.ChangeOrder.Place;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list begins.
 *
 * @param behind the place behind which it does; empty for the beginning
 * @param skipped how many records after that are passed
 */
record ListWindow(Optional<Place> behind, int skipped) {
    private static final char BETWEEN = '/';
    private static final String COUNTED = "n";

    /**
     * Reads it.
     *
     * @param breaksTies whether {@code last_item_seen} counts on this list
     */
    static ListWindow of(Parameters query, boolean breaksTies) {
        Optional<Place> since = query.first("changed_since").map(text -> since(text, query, breaksTies));
        return query.first("continuation").map(token -> continued(token, since)).orElse(new ListWindow(since, 0));
    }

    /** {@code changed_since} includes its second; with a last item seen only what is behind that item in it. */
    private static Place since(String text, Parameters query, boolean breaksTies) {
        try {
            String seen = breaksTies ? query.first("last_item_seen").orElse("") : "";
            return new Place(Instant.parse(text), seen);
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    "changed_since", "There are errors with your arguments: changed_since - INVALID", e);
        }
    }

    private static ListWindow continued(String token, Optional<Place> since) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int between = text.indexOf(BETWEEN);
            String first = text.substring(0, between);
            String second = text.substring(between + 1);
            return first.equals(COUNTED)
                    ? new ListWindow(since, Integer.parseInt(second))
                    : new ListWindow(Optional.of(new Place(Instant.parse(first), second)), 0);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new BadRequestException("continuation", "The continuation token passed was invalid.", e);
        }
    }

    /** The token of the page behind this place. */
    static String token(Place last) {
        return encoded(last.changed().toString() + BETWEEN + last.id());
    }

    /** The token of the page after so many records, wherever they are by then. */
    static String token(int passed) {
        return encoded(COUNTED + BETWEEN + passed);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
