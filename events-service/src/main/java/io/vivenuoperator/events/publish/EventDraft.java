package io.vivenuoperator.events.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as its publisher sent it.
 *
 * @param id the publisher's, by which a repetition is known; without one it gets a new one
 * @param key what events of one thing have in common, for those who need them in order
 * @param payload the JSON text, to the last blank as it was sent
 * @param metadata a JSON object's text, likewise
 * @param time when it happened, as the publisher says
 */
public record EventDraft(
        Optional<String> id,
        String type,
        String source,
        Optional<String> key,
        String payload,
        Optional<String> metadata,
        Optional<Instant> time) {
    /** The same with this id. */
    EventDraft named(String other) {
        return new EventDraft(Optional.of(other), type, source, key, payload, metadata, time);
    }
}
