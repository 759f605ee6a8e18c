package io.vivenuoperator.platform.service.limits;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A thread that waits for a client, until it closes this or the time is up. */
public final class ClientDeadline implements AutoCloseable {
    private enum State {
        OPEN,
        ENDED,
        CLOSED
    }

    private final Thread thread = Thread.currentThread();
    private final long at;
    private final Runnable atEnd;
    private final Set<ClientDeadline> open;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.OPEN;

    /**
     * A deadline of the calling thread.
     *
     * @param at by {@link System#nanoTime}
     * @param open where it is removed from when it is over
     */
    ClientDeadline(long at, Runnable atEnd, Set<ClientDeadline> open) {
        this.at = at;
        this.atEnd = atEnd;
        this.open = open;
    }

    void endIfDue(long now) {
        if (now - at < 0) {
            return;
        }
        open.remove(this);
        lock.lock();
        try {
            // A client that has disconnected needs no closing.
            if (state == State.OPEN && thread.isAlive()) {
                state = State.ENDED;
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        try {
            atEnd.run();
        } finally {
            thread.interrupt();
        }
    }

    /** Whether the time was up before it was closed. */
    public boolean ended() {
        lock.lock();
        try {
            return state == State.ENDED;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        open.remove(this);
        lock.lock();
        try {
            if (state == State.ENDED) {
                // The interrupt came too late to matter; it must not affect the next wait.
                Thread.interrupted();
            } else {
                state = State.CLOSED;
            }
        } finally {
            lock.unlock();
        }
    }
}
