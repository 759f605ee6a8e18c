package io.vivenuoperator.store.query;

import java.time.Instant;

/** An hour in which something of an event was noticed. */
public record HourOfSales(String eventId, Instant begins, long sold) {}
