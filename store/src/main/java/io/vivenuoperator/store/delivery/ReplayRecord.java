package io.vivenuoperator.store.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A replay as it is stored.
 *
 * @param spec JSON text, as it was asked for
 * @param state Pending, Running, Complete, Failed or Stopped
 * @param matched empty until the messages are counted
 * @param failed whose first attempt failed: they are tried again like any delivery
 * @param position the seq up to which it is done
 */
public record ReplayRecord(
        String id,
        String subscription,
        String spec,
        String state,
        Optional<Long> matched,
        long sent,
        long failed,
        long position,
        ReplayTimes times,
        Optional<String> resource) {
    /** When it was asked for, began and ended. */
    public record ReplayTimes(Instant created, Optional<Instant> started, Optional<Instant> finished) {}
}
