package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What an event sold within a span of time.
 *
 * @param completeSince since when its tickets are all counted; empty if they are not yet
 * @param bucket from 1; 0 and nothing sold for an event of which nothing was noticed
 */
public record EventSum(
        String region, String eventId, String eventName, Optional<Instant> completeSince, int bucket, long sold) {}
