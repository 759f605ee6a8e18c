package io.vivenuoperator.vendor.vivenu.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A record without something that it is nothing without, for example because a field's type changed.
 *
 * @param id the record's {@code _id} if at least that could be read
 * @param updatedAt when it was changed, if that could be read
 * @param reason names each field and what is wrong with it, never the value
 * @param certain what is known all the same
 */
public record UnreadableRecord(
        Optional<String> id, Optional<Instant> updatedAt, String reason, Optional<CertainFacts> certain) {
    /** One of which nothing is certain. */
    public UnreadableRecord(Optional<String> id, String reason) {
        this(id, Optional.empty(), reason, Optional.empty());
    }

    /** The event as far as it could be read. */
    public Optional<Event> event() {
        return certain.flatMap(what -> switch (what) {
            case CertainFacts.OfEvent(Event event) -> Optional.of(event);
            case CertainFacts.OfTicket _ -> Optional.empty();
        });
    }

    /** The same of a record whose id is known from elsewhere. */
    public UnreadableRecord of(String knownId) {
        return new UnreadableRecord(Optional.of(knownId), updatedAt, reason, certain);
    }
}
