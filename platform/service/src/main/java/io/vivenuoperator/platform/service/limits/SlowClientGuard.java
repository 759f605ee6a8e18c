package io.vivenuoperator.platform.service.limits;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.vivenuoperator.platform.service.access.AbortedRequests;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends the connections of clients that are too slow. Helidon has no such limit: its server never sets the read timeout
 * that can be configured, and its idle timeout spares whoever has sent the first line of a request.
 *
 * <p>A connection is served by a virtual thread, and interrupting one that reads from a socket closes the socket.
 */
public final class SlowClientGuard implements Http1ConnectionListener, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;
    private final Map<ConnectionContext, Watch> heads = new ConcurrentHashMap<>();
    private final Duration firstLinePatience;
    private final Duration headPatience;
    private final AbortedRequests aborted;

    /**
     * The guard of one server.
     *
     * @param firstLinePatience how long a new connection may take to its first request's first line, however it trickles
     * @param headPatience how long a request's headers may take after its first line, however they trickle
     * @param aborted hears of each connection that was ended here
     */
    public SlowClientGuard(Duration firstLinePatience, Duration headPatience, AbortedRequests aborted) {
        this.firstLinePatience = firstLinePatience;
        this.headPatience = headPatience;
        this.aborted = aborted;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("slow-client-guard").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Watches the calling thread, until the watch is closed or the time is over; whoever called tells of it. */
    public Watch over(Duration patience) {
        return over(patience, () -> {});
    }

    private Watch over(Duration patience, Runnable atEnd) {
        Thread connection = Thread.currentThread();
        return new Watch(clock.schedule(
                () -> {
                    // A client that has left needs no ending.
                    if (connection.isAlive()) {
                        atEnd.run();
                        connection.interrupt();
                    }
                },
                patience.toNanos(),
                TimeUnit.NANOSECONDS));
    }

    /** A new connection, on its own thread: nothing was read from it yet. */
    public void opened(ConnectionContext connection) {
        watch(connection, firstLinePatience, AbortedRequests.At.FIRST_LINE);
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        unwatch(connection);
        watch(connection, headPatience, AbortedRequests.At.HEAD);
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        unwatch(connection);
    }

    private void watch(ConnectionContext connection, Duration patience, AbortedRequests.At at) {
        heads.put(connection, over(patience, () -> {
            heads.remove(connection);
            aborted.report(at, connection, patience);
        }));
    }

    private void unwatch(ConnectionContext connection) {
        Optional.ofNullable(heads.remove(connection)).ifPresent(Watch::close);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One thread that is being watched. */
    public record Watch(ScheduledFuture<?> end) implements AutoCloseable {
        /** Whether the time was over before the watch was. */
        public boolean ended() {
            return end.isDone() && !end.isCancelled();
        }

        @Override
        public void close() {
            if (!end.cancel(false)) {
                // It came just now, and what it was for is over: the next wait must not suffer.
                Thread.interrupted();
            }
        }
    }
}
