package io.vivenuoperator.store.query;

import java.time.Instant;

/**
 * A time.
 *
 * @param from the first instant in it
 * @param to the first one after it
 */
public record TimeSpan(Instant from, Instant to) {}
