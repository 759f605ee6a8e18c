package io.vivenuoperator.store.budget;

import java.time.Duration;

/** How a caller waits for its turn at a key. */
@FunctionalInterface
public interface BudgetWait {
    /**
     * Returns after this time.
     *
     * @throws InterruptedException if the caller is to stop
     */
    void pause(Duration time) throws InterruptedException;

    /**
     * Asked before each turn, and before each wait with its whole length. Whatever it throws ends the caller's work; nothing was charged.
     *
     * @throws InterruptedException if the caller is to stop
     */
    default void allow(Duration wait) throws InterruptedException {}
}
