package io.vivenuoperator.vendor.vivenu.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that lacks a needed field, for example because the field's type changed.
 *
 * @param id the record's {@code _id}, if at least that could be read
 * @param updatedAt when it was changed, if that could be read
 * @param reason names each field and its problem, never the value
 * @param certain what could still be read
 */
public record UnreadableRecord(
        Optional<String> id, Optional<Instant> updatedAt, String reason, Optional<CertainFacts> certain) {
    /** A record of which nothing could be read. */
    public UnreadableRecord(Optional<String> id, String reason) {
        this(id, Optional.empty(), reason, Optional.empty());
    }

    /** The event, as far as it could be read. */
    public Optional<Event> event() {
        return certain.flatMap(what -> switch (what) {
            case CertainFacts.OfEvent(Event event) -> Optional.of(event);
            case CertainFacts.OfTicket _ -> Optional.empty();
        });
    }

    /** The same for a record whose id is known from elsewhere. */
    public UnreadableRecord of(String knownId) {
        return new UnreadableRecord(Optional.of(knownId), updatedAt, reason, certain);
    }
}
