package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a region's data can be trusted.
 *
 * @param dataThrough up to when polls vouch
 * @param completenessPercent of the last full run
 */
public record RegionTrust(String region, Optional<Instant> dataThrough, Optional<Double> completenessPercent) {}
