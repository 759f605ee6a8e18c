package io.vivenuoperator.store.message;

import java.time.Instant;

/**
 * The first and the last message that the log has.
 *
 * @param earliest the smallest number
 * @param head the greatest number
 */
public record LogEdges(long earliest, Instant earliestAt, long head, Instant headAt) {}
