package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What changed of a group of events within a span of time.
 *
 * @param label the region or the status that they have in common; empty text for all
 * @param bucket from 1; 0 is the state before
 * @param sold while it was watched
 * @param moved the change of the state; of bucket 0 the state itself
 * @param completeSince of bucket 0: since when all tickets of all events are counted; empty if they are not
 * @param incomplete of bucket 0: how many events' tickets are not all counted
 */
public record PortfolioChange(
        String label, int bucket, long sold, long moved, Optional<Instant> completeSince, long incomplete) {}
