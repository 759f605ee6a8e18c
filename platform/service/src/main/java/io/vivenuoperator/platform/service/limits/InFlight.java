package io.vivenuoperator.platform.service.limits;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests in progress: beyond a limit they are rejected, and a shutdown waits for them. */
public final class InFlight {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final int most;
    private int requests;

    public InFlight(int most) {
        this.most = most;
    }

    /** Counts a request and returns whether there is room for it; it must leave in either case. */
    public boolean enter() {
        lock.lock();
        try {
            requests++;
            return requests <= most;
        } finally {
            lock.unlock();
        }
    }

    public void leave() {
        lock.lock();
        try {
            requests--;
            if (requests == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many there are now. */
    public int count() {
        lock.lock();
        try {
            return requests;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when there are none, or when the time is up. */
    public void awaitNone(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (requests > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
