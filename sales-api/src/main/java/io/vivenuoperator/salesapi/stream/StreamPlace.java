package io.vivenuoperator.salesapi.stream;

import io.vivenuoperator.platform.api.tag.EntityTag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Up to where a client has read each region. Written as an id it is opaque; it names only regions that the client was told of, and
 * gives no rights: what a key may see is decided anew.
 */
final class StreamPlace {
    private static final String DIVIDER = "\n";

    private final String origin;
    private final Map<String, Long> numbers = new TreeMap<>();

    private StreamPlace(String origin) {
        this.origin = origin;
    }

    /**
     * Nothing read yet.
     *
     * @param process another one counts anew
     */
    static StreamPlace first(String process, StreamFilter filter) {
        return new StreamPlace(EntityTag.of(process + new TreeMap<>(filter.events())));
    }

    /** The place that a client names. Of one that is not ours, or belongs to another question, nothing is left. */
    static StreamPlace of(String process, StreamFilter filter, String id) {
        StreamPlace place = first(process, filter);
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).split(DIVIDER, -1);
            for (int at = 1; at < parts.length && parts[0].equals(place.origin); at++) {
                int equals = parts[at].lastIndexOf('=');
                place.read(parts[at].substring(0, equals), Long.parseLong(parts[at].substring(equals + 1)));
            }
            return place;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return first(process, filter);
        }
    }

    /** Forgets what the client has no business with. */
    StreamPlace within(Predicate<String> regions) {
        numbers.keySet().removeIf(regions.negate());
        return this;
    }

    OptionalLong of(String region) {
        Long number = numbers.get(region);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    void read(String region, long number) {
        numbers.put(region, number);
    }

    /** As {@code Last-Event-ID} brings it back. */
    String id() {
        var text = new StringBuilder(origin);
        numbers.forEach((region, number) ->
                text.append(DIVIDER).append(region).append('=').append(number));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
