package io.vivenuoperator.store.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A message in the log.
 *
 * @param seq its place in the order of commits
 * @param at when it was stored, by the database's clock
 * @param payload the publisher's JSON, as it was sent
 * @param metadata JSON that is not delivered by default
 * @param time what a CloudEvent says of itself
 */
public record MessageRecord(
        long seq,
        Instant at,
        String id,
        String type,
        String source,
        Optional<String> key,
        String payload,
        Optional<String> metadata,
        Optional<Instant> time) {}
