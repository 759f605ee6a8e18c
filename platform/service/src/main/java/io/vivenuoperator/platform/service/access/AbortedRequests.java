package io.vivenuoperator.platform.service.access;

import io.helidon.webserver.ConnectionContext;
import io.vivenuoperator.platform.service.problem.ReasonName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Logs and counts requests that ended without a response. */
public final class AbortedRequests {
    /** The stage at which a request ended. */
    public enum At {
        /** The first line of a connection's first request did not arrive in time. */
        FIRST_LINE,
        /** The headers did not arrive in time. */
        HEAD,
        /** The body stopped arriving. */
        BODY,
        /** The client disconnected while its body was awaited. */
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

    /** Before the headers have arrived, the source is the connection's peer. */
    public void report(At at, ConnectionContext connection, Duration after) {
        InetAddress peer = connection.remotePeer().address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        report(at, peer, after);
    }
}
