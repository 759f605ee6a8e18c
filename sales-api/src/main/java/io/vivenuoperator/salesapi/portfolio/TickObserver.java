package io.vivenuoperator.salesapi.portfolio;

import java.time.Duration;

/** Is told of each tick. */
public interface TickObserver {
    /** What a tick found. */
    enum Outcome {
        /** Nothing was committed. */
        UNCHANGED,
        /** Something was; the state was read. */
        READ,
        /** The database did not answer. */
        FAILED
    }

    /** After each tick, on its thread. */
    void ticked(Outcome outcome, Duration took);
}
