package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.stop.StoppableWait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** A time that passes only while somebody rests. */
final class MovedTime extends Clock implements StoppableWait {
    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

    private Duration passed = Duration.ZERO;
    private Duration stopAfter = Duration.ofDays(365);

    SendTime asSendTime() {
        return new SendTime(this, () -> passed.toNanos(), new Random(1));
    }

    void stopAfter(Duration time) {
        stopAfter = time;
    }

    Duration passed() {
        return passed;
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public boolean rest(Duration time) {
        if (passed.plus(time).compareTo(stopAfter) >= 0) {
            passed = stopAfter;
            return false;
        }
        pass(time);
        return true;
    }

    @Override
    public boolean isStopping() {
        return passed.compareTo(stopAfter) >= 0;
    }

    @Override
    public Instant instant() {
        return BEGIN.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
