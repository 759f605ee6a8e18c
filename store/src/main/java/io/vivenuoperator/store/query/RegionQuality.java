package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a region's data.
 *
 * @param gapsSeconds for how long nobody looked in the last 7 days, up to {@code dataThrough} of the trust and not before the
 * region was complete
 * @param quarantined records that could not be read and still can't
 * @param lastWebhookAt the last delivery, if it came within 7 days
 */
public record RegionQuality(
        RegionTrust trust,
        Optional<Run> lastFull,
        Optional<Run> lastIncremental,
        Optional<Double> gapsSeconds,
        long quarantined,
        Optional<Instant> lastWebhookAt) {
    /** A run that has ended. */
    public record Run(Instant finishedAt, Optional<String> outcome, Optional<String> reason) {}
}
