package io.vivenuoperator.platform.service.access;

import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.platform.service.problem.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Gives an id to requests that reach no endpoint: another path or another method. */
public final class UnroutedRequests {
    private final RequestIds ids;
    private final AccessLog accessLog;
    private final boolean logged;

    /**
     * The requests of one server.
     *
     * @param logged whether they are logged, as their id needs if a response tells it
     */
    public UnroutedRequests(RequestIds ids, AccessLog accessLog, boolean logged) {
        this.ids = ids;
        this.accessLog = accessLog;
        this.logged = logged;
    }

    /** Returns the request's id. */
    public String report(Problem problem, ServerRequest request) {
        String id = ids.idOf(request.headers().first(RequestIds.HEADER));
        if (logged) {
            InetAddress peer = request.remotePeer().address() instanceof InetSocketAddress address
                    ? address.getAddress()
                    : InetAddress.getLoopbackAddress();
            accessLog.unread(problem.status(), problem.reason(), peer.getHostAddress(), id);
        }
        return id;
    }
}
