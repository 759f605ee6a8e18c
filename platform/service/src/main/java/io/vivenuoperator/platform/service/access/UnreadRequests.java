package io.vivenuoperator.platform.service.access;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.vivenuoperator.platform.service.wire.FramingFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Logs and counts requests whose head could not be parsed: they are answered before routing. */
public final class UnreadRequests {
    private final RequestIds ids;
    private final RequestObserver observer;
    private final AccessLog accessLog;

    public UnreadRequests(RequestIds ids, RequestObserver observer, AccessLog accessLog) {
        this.ids = ids;
        this.observer = observer;
        this.accessLog = accessLog;
    }

    /** Returns the header with the id that the request gets. The source is the connection's peer, because the headers could not be parsed. */
    public Header report(FramingFault fault, PeerInfo peer) {
        InetAddress source = peer.address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        observer.refused(fault.status().code(), fault.reason());
        String id = ids.next();
        accessLog.unread(fault.status().code(), fault.reason(), source.getHostAddress(), id);
        return HeaderValues.create(RequestIds.HEADER, id);
    }
}
