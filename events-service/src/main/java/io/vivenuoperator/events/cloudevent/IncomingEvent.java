package io.vivenuoperator.events.cloudevent;

import java.time.Instant;
import java.util.Optional;

/**
 * A CloudEvent as it was sent to us. What the house asks of ids, types and sizes is not looked at here.
 *
 * @param key its {@code partitionkey}, else its {@code subject}
 * @param payload the text of its data as it stood in the request; {@code null} in JSON if it has none
 * @param metadata a JSON object with the attributes that have no place of their own
 * @param time its own
 */
public record IncomingEvent(
        String id,
        String type,
        String source,
        Optional<String> key,
        String payload,
        Optional<String> metadata,
        Optional<Instant> time) {}
