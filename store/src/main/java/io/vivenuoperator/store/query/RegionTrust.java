package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a region's data can be trusted.
 *
 * @param dataThrough up to when polls vouch
 * @param completenessPercent of the last full run
 */
public record RegionTrust(String region, Optional<Instant> dataThrough, Optional<Double> completenessPercent) {
    /** That of one region, if there is any. */
    public static List<RegionTrust> of(List<RegionTrust> regions, String region) {
        return regions.stream().filter(one -> one.region().equals(region)).toList();
    }
}
