package io.vivenuoperator.store.query;

import java.time.Instant;

/** A time in which polls looked at a region; it may be one instant only. */
public record Look(String region, Instant from, Instant to) {}
