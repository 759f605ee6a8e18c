package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptRunner;
import io.vivenuoperator.events.outcome.OutcomeWriter;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What the loop works with.
 *
 * @param senders a thread for each attempt
 */
record LoopPorts(
        AttemptRunner runner,
        ExecutorService senders,
        OutcomeWriter writer,
        NoticeDesk notices,
        LoopClocks clocks,
        DeliveryObserver observer) {
    /**
     * Clocks and chance.
     *
     * @param steady for durations
     * @param wall for what others see
     */
    record LoopClocks(InstantSource steady, Clock wall, RandomGenerator random) {}
}
