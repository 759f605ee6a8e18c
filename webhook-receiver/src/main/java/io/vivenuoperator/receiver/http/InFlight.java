package io.vivenuoperator.receiver.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are being worked on, so that a shutdown waits for them and not for idle connections. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int requests;

    void enter() {
        lock.lock();
        try {
            requests++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
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

    /** Returns when there is none, or when the time is over. */
    void awaitNone(Duration atMost) throws InterruptedException {
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
