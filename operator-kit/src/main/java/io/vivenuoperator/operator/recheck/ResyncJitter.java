package io.vivenuoperator.operator.recheck;

import java.time.Clock;
import java.time.Duration;

/**
 * Spreads periodic checks of many resources over the check interval. A hash of its uid gives each resource its own moment
 * in the interval, and it is checked at that moment: once per interval, however many resources were created together. Until
 * the first such moment a check may come earlier, but never less than half an interval after the previous one.
 */
public record ResyncJitter(Duration interval, Clock clock) {
    public Duration of(String uid) {
        var length = interval.toMillis();
        var moment = Math.floorMod(uid.hashCode() * 0x9E3779B97F4A7C15L, length);
        var until = Math.floorMod(moment - clock.millis() - 1, length) + 1;
        return Duration.ofMillis(until < length / 2 ? until + length / 2 : until);
    }
}
