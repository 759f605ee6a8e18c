package io.vivenuoperator.vendor.api.source;

import java.time.Instant;

/** How much of a platform's people is read. */
public sealed interface ReadScope {
    /** All. */
    record Everybody() implements ReadScope {}

    /**
     * Those who may have changed at this time or later; some who have not may be among them.
     *
     * @param time by the platform's clock
     */
    record ChangedSince(Instant time) implements ReadScope {}
}
