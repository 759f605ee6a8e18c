package io.vivenuoperator.events.format;

import java.time.Instant;

/** A target that people read: many events of a moment become one text. */
public interface DigestFormat extends DeliveryFormat {
    /** What to send for these events together. */
    FormatOutcome digest(EventDigest digest, Instant deliveredAt);
}
