package io.vivenuoperator.platform.service.limits;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that wait for a client, each until a deadline; then it is interrupted, at most {@link #TICK} late. All of them are looked at
 * a few times a second, so that a request in time costs no timer.
 */
final class ClientDeadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClientDeadlines.class);

    static final Duration TICK = Duration.ofMillis(100);

    private final ScheduledExecutorService clock;
    private final Set<ClientDeadline> open = ConcurrentHashMap.newKeySet();

    ClientDeadlines() {
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("slow-client-guard").daemon().factory());
        var _ = clock.scheduleWithFixedDelay(
                this::endThoseThatAreDue, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Watches the calling thread.
     *
     * @param atEnd called before the thread is interrupted, if it is
     */
    ClientDeadline of(Duration patience, Runnable atEnd) {
        var deadline = new ClientDeadline(System.nanoTime() + patience.toNanos(), atEnd, open);
        open.add(deadline);
        return deadline;
    }

    private void endThoseThatAreDue() {
        long now = System.nanoTime();
        open.forEach(deadline -> end(deadline, now));
    }

    private static void end(ClientDeadline deadline, long now) {
        try {
            deadline.endIfDue(now);
        } catch (RuntimeException e) {
            // An exception would end the schedule, and no slow client would ever be closed again.
            LOG.atError().setCause(e).log("The end of a slow client could not be reported");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
