package io.vivenuoperator.events.envelope;

import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way to a subscriber.
 *
 * @param seq its place in the log
 * @param source the region's key, or the publisher's name
 * @param key what it is about, and what keeps its order: the id of a ticket or an event
 * @param payload the publisher's JSON text, never serialized anew
 * @param metadata the publisher's JSON object; it may hold addresses and is sent only where a subscription asks for it
 * @param timestamp the publisher's own time if there is one, else when the message was stored
 */
public record OutgoingEvent(
        long seq,
        String id,
        String type,
        String source,
        Optional<String> key,
        String payload,
        Optional<String> metadata,
        Instant timestamp) {
    public OutgoingEvent {
        if (id.isEmpty() || type.isEmpty() || source.isEmpty() || payload.isEmpty()) {
            throw new IllegalArgumentException("message " + seq + " has an empty id, type, source or payload");
        }
    }

    /** A message of the log. */
    public static OutgoingEvent of(MessageRecord message) {
        return new OutgoingEvent(
                message.seq(),
                message.id(),
                message.type(),
                message.source(),
                message.key(),
                message.payload(),
                message.metadata(),
                message.time().orElse(message.at()));
    }
}
