package io.vivenuoperator.events.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that knows the state of all deliveries, so that nothing of it needs a lock. */
final class LoopMailbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopMailbox.class);
    private static final int MOST_AT_ONCE = 256;
    private static final Duration LAST_TURN = Duration.ofSeconds(2);

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Runnable turn;
    private final long turnNanos;
    private final Thread thread = Thread.ofPlatform().name("delivery").daemon().unstarted(this::run);
    private volatile boolean closed;

    /**
     * @param turn what is to be done again and again
     * @param interval the time between two turns
     */
    LoopMailbox(Runnable turn, Duration interval) {
        this.turn = turn;
        this.turnNanos = interval.toNanos();
    }

    void start() {
        thread.start();
    }

    /** Does it on the loop, in the order of the calls. */
    void post(Runnable task) {
        tasks.add(task);
    }

    private void run() {
        List<Runnable> batch = new ArrayList<>();
        long next = System.nanoTime();
        try {
            while (!closed) {
                Runnable first = tasks.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (first != null) {
                    batch.add(first);
                    tasks.drainTo(batch, MOST_AT_ONCE);
                    batch.forEach(LoopMailbox::attempt);
                    batch.clear();
                }
                if (System.nanoTime() - next >= 0) {
                    attempt(turn);
                    next = System.nanoTime() + turnNanos;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug in one delivery must not end all others. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Delivery task failed");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LAST_TURN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
