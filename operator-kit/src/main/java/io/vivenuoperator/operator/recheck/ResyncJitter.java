package io.vivenuoperator.operator.recheck;

import java.time.Clock;
import java.time.Duration;

/**
 * Spreads the regular looks at many resources over the check interval. Each has a moment of its own in it, by a hash of
 * its uid, and is looked at then: once an interval, however many came at the same time. Before the first such moment a look may
 * come earlier, but never sooner than after half the interval.
 */
public record ResyncJitter(Duration interval, Clock clock) {
    public Duration of(String uid) {
        var length = interval.toMillis();
        var moment = Math.floorMod(uid.hashCode() * 0x9E3779B97F4A7C15L, length);
        var until = Math.floorMod(moment - clock.millis() - 1, length) + 1;
        return Duration.ofMillis(until < length / 2 ? until + length / 2 : until);
    }
}
