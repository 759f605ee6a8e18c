package io.vivenuoperator.platform.service.limits;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests in progress: beyond a limit they are rejected, a shutdown waits for them, and then lets in no more. */
public final class InFlight {
    /** Whether a request that has come in may begin. */
    public enum RequestRoom {
        THERE,
        FULL,
        /** What a request needs is being closed. */
        CLOSED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final int most;
    private int requests;
    private boolean closed;

    public InFlight(int most) {
        this.most = most;
    }

    /** Counts a request and returns whether there is room for it; it must leave in any case. */
    public RequestRoom enter() {
        lock.lock();
        try {
            requests++;
            if (closed) {
                return RequestRoom.CLOSED;
            }
            return requests <= most ? RequestRoom.THERE : RequestRoom.FULL;
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

    /** Returns when there are none, or when the time is up. From then on there is no room. */
    public void close(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (requests > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } finally {
            closed = true;
            lock.unlock();
        }
    }
}
