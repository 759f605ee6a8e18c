package io.vivenuoperator.simulators.platform.state;

import io.vivenuoperator.simulators.platform.clock.PlatformClock;
import io.vivenuoperator.simulators.platform.delivery.AttemptLog;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.RequestLog;
import java.time.Clock;

/**
 * What a simulated platform has besides its people.
 *
 * @param <F> the fault switches that are its own
 */
public record PlatformState<F extends Record>(
        PlatformClock clock, FaultSwitches<F> switches, RequestLog requests, AttemptLog attempts) {
    /** The state of one that starts now, by the correct time. */
    public static <F extends Record> PlatformState<F> starting(Clock correct, FaultSwitches<F> switches) {
        return new PlatformState<>(new PlatformClock(correct), switches, new RequestLog(), new AttemptLog());
    }
}
