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
 * Closes the connections of clients that are too slow. Helidon has no such limit: its server never applies the configurable
 * read timeout, and its idle timeout exempts clients that have sent the first line of a request.
 *
 * <p>Each connection is served by a virtual thread, and interrupting one that reads from a socket closes the socket.
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
     * @param firstLinePatience limit for the first line of a new connection's first request, however slowly it trickles in
     * @param headPatience limit for a request's headers after its first line, however slowly they trickle in
     * @param aborted notified of each connection that is closed here
     */
    public SlowClientGuard(Duration firstLinePatience, Duration headPatience, AbortedRequests aborted) {
        this.firstLinePatience = firstLinePatience;
        this.headPatience = headPatience;
        this.aborted = aborted;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("slow-client-guard").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Watches the calling thread until the watch is closed or the time is up; the caller reports the result. */
    public Watch over(Duration patience) {
        return over(patience, () -> {});
    }

    private Watch over(Duration patience, Runnable atEnd) {
        Thread connection = Thread.currentThread();
        return new Watch(clock.schedule(
                () -> {
                    // A client that has disconnected needs no closing.
                    if (connection.isAlive()) {
                        atEnd.run();
                        connection.interrupt();
                    }
                },
                patience.toNanos(),
                TimeUnit.NANOSECONDS));
    }

    /** A new connection, on its own thread, before anything is read from it. */
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

    /** A watched thread. */
    public record Watch(ScheduledFuture<?> end) implements AutoCloseable {
        /** Whether the time was up before the watch was closed. */
        public boolean ended() {
            return end.isDone() && !end.isCancelled();
        }

        @Override
        public void close() {
            if (!end.cancel(false)) {
                // The interrupt came too late to matter; it must not affect the next wait.
                Thread.interrupted();
            }
        }
    }
}
