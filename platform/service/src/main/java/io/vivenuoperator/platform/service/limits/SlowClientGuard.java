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

/**
 * Closes the connections of clients that are too slow. Helidon has no such limit: its server never applies the configurable
 * read timeout, and its idle timeout exempts clients that have sent the first line of a request.
 *
 * <p>Each connection is served by a virtual thread, and interrupting one that reads from a socket closes the socket.
 */
public final class SlowClientGuard implements Http1ConnectionListener, AutoCloseable {
    private final ClientDeadlines deadlines = new ClientDeadlines();
    private final Map<ConnectionContext, ClientDeadline> heads = new ConcurrentHashMap<>();
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
    }

    /** Watches the calling thread until the deadline is closed or the time is up; the caller reports the result. */
    public ClientDeadline over(Duration patience) {
        return deadlines.of(patience, () -> {});
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
        heads.put(connection, deadlines.of(patience, () -> {
            heads.remove(connection);
            aborted.report(at, connection, patience);
        }));
    }

    private void unwatch(ConnectionContext connection) {
        Optional.ofNullable(heads.remove(connection)).ifPresent(ClientDeadline::close);
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
