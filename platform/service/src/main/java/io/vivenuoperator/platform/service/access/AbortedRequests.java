package io.vivenuoperator.platform.service.access;

import io.helidon.webserver.ConnectionContext;
import io.vivenuoperator.platform.service.problem.ReasonName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Tells of requests that ended without an answer: they must show, too. */
public final class AbortedRequests {
    /** Where a request ended. */
    public enum At {
        /** A connection did not send the first line of its first request in time. */
        FIRST_LINE,
        /** The headers did not arrive in time. */
        HEAD,
        /** The body stopped coming. */
        BODY,
        /** The client went away while its body was awaited. */
        CLIENT_GONE
    }

    private final RequestObserver observer;
    private final AccessLog accessLog;

    public AbortedRequests(RequestObserver observer, AccessLog accessLog) {
        this.observer = observer;
        this.accessLog = accessLog;
    }

    public void report(At at, InetAddress source, Duration after) {
        String reason = ReasonName.of(at);
        observer.cutOff(reason);
        accessLog.cutOff(reason, source.getHostAddress(), after);
    }

    /** Before its headers are there, a connection's source is whoever is at its other end. */
    public void report(At at, ConnectionContext connection, Duration after) {
        InetAddress peer = connection.remotePeer().address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        report(at, peer, after);
    }
}
