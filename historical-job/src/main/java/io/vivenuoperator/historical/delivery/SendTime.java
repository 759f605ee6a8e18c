package io.vivenuoperator.historical.delivery;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance.
 *
 * @param nanos a time that is never set, to pace by
 */
public record SendTime(Clock clock, LongSupplier nanos, RandomGenerator random) {
    /** The machine's. */
    public static SendTime of(Clock clock) {
        return new SendTime(clock, System::nanoTime, RandomGenerator.getDefault());
    }
}
