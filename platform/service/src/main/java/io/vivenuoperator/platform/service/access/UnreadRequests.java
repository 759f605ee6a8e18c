package io.vivenuoperator.platform.service.access;

import io.helidon.common.socket.PeerInfo;
import io.vivenuoperator.platform.service.wire.FramingFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Tells of requests whose head could not be read: they are answered before any of the routes is asked. */
public final class UnreadRequests {
    private final RequestObserver observer;
    private final AccessLog accessLog;

    public UnreadRequests(RequestObserver observer, AccessLog accessLog) {
        this.observer = observer;
        this.accessLog = accessLog;
    }

    /** Its source is whoever is at the connection's other end: what its headers say was not understood. */
    public void report(FramingFault fault, PeerInfo peer) {
        InetAddress source = peer.address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        observer.refused(fault.reason());
        accessLog.unread(fault.status().code(), fault.reason(), source.getHostAddress());
    }
}
