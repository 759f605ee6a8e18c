package io.vivenuoperator.vendor.api.person;

import java.time.Instant;
import java.util.Optional;

/**
 * Times of a record by the platform's clock; empty if the platform does not say.
 *
 * @param createdAt when it began
 * @param changedAt when anything in it changed last, which says nothing about a single field
 */
public record RecordTimes(Optional<Instant> createdAt, Optional<Instant> changedAt) {
    /** For a platform that tells no times. */
    public static RecordTimes unknown() {
        return new RecordTimes(Optional.empty(), Optional.empty());
    }
}
