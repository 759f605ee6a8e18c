package io.vivenuoperator.store.quarantine;

import java.time.Instant;

/**
 * A version of a record that could be read.
 *
 * @param version Vivenu's {@code updatedAt}
 */
public record ReadableVersion(String region, QuarantineKind kind, String objectId, Instant version) {}
