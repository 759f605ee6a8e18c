package io.vivenuoperator.events.groupcommit;

import java.time.Duration;

/** Is told what the writer does; must be fast and must not throw. */
public interface GroupObserver {
    /** Some requests were committed together. */
    void committed(int requests, Duration took);

    /** Events were stored for the first time. */
    void published(int events);
}
