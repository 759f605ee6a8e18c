package io.vivenuoperator.contracts.historical;

import java.time.Instant;
import java.util.Optional;

/**
 * How fast a sync gets on.
 *
 * @param percent of the tickets to send that are done with, rounded down
 * @param ticketsPerHour as measured in this process; absent until there is something to measure
 * @param finishAt when it ends if it goes on like this; absent if that can't be said
 */
public record SendPace(int percent, Optional<Long> ticketsPerHour, Optional<Instant> finishAt) {}
