package io.vivenuoperator.platform.service.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue in front of a writer, bounded by rows and by bytes. Many requests add, one writer takes. A full queue refuses
 * immediately: waiting would only move the queue to where it can't be counted.
 */
public final class RequestQueue<R extends QueuedRequest<?, ?>> {
    private final int maxRows;
    private final long maxBytes;
    private final ArrayDeque<R> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private long bytes;
    private boolean closed;

    /**
     * An empty one.
     *
     * @param maxRows most requests at once
     * @param maxBytes most bytes of theirs together
     */
    public RequestQueue(int maxRows, long maxBytes) {
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
    }

    /** False if there is no room. */
    public boolean offer(R waiting) {
        long size = waiting.bytes();
        lock.lock();
        try {
            if (queue.size() >= maxRows || bytes + size > maxBytes) {
                return false;
            }
            queue.addLast(waiting);
            bytes += size;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is waiting, oldest first, within the limits but at least one; waits for the first and never for a second.
     *
     * @return empty if nothing arrived in time, or if the queue is closed and empty
     */
    public List<R> take(int rows, long batchBytes, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (queue.isEmpty()) {
                if (left <= 0 || closed) {
                    return List.of();
                }
                left = filled.awaitNanos(left);
            }
            return drain(rows, batchBytes);
        } finally {
            lock.unlock();
        }
    }

    private List<R> drain(int rows, long batchBytes) {
        var batch = new ArrayList<R>(Math.min(rows, queue.size()));
        long taken = 0;
        while (!queue.isEmpty() && batch.size() < rows) {
            long size = queue.getFirst().bytes();
            if (!batch.isEmpty() && taken + size > batchBytes) {
                break;
            }
            batch.add(queue.removeFirst());
            taken += size;
        }
        bytes -= taken;
        return batch;
    }

    /** After this, {@link #take} no longer blocks; late offers are still accepted. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Most requests at once. */
    public int maxRows() {
        return maxRows;
    }

    /** Most bytes of theirs together. */
    public long maxBytes() {
        return maxBytes;
    }

    public int rows() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
