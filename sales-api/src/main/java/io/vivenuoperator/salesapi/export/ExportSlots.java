package io.vivenuoperator.salesapi.export;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many exports may run at once: each holds a connection to the database that questions then lack. */
final class ExportSlots {
    private final Semaphore slots;

    /** @param most at least 1 */
    ExportSlots(int most) {
        slots = new Semaphore(most);
    }

    boolean free() {
        return slots.availablePermits() > 0;
    }

    /** Whether there was one in time; it has to be given back then. */
    boolean take(Duration patience) {
        try {
            return slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        slots.release();
    }
}
