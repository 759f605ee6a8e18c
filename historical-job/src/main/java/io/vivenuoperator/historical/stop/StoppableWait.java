package io.vivenuoperator.historical.stop;

import java.time.Duration;

/** How the process waits: it stops waiting as soon as it is asked to stop. Nothing else of it is interrupted. */
public interface StoppableWait {
    /** Returns after this time; false, and at once, if the process was asked to stop. */
    boolean rest(Duration time);

    boolean isStopping();
}
