package io.vivenuoperator.platform.service.access;

import io.helidon.common.socket.PeerInfo;
import io.vivenuoperator.platform.service.wire.FramingFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Logs and counts requests whose head could not be parsed: they are answered before routing. */
public final class UnreadRequests {
    private final RequestObserver observer;
    private final AccessLog accessLog;

    public UnreadRequests(RequestObserver observer, AccessLog accessLog) {
        this.observer = observer;
        this.accessLog = accessLog;
    }

    /** The source is the connection's peer, because the headers could not be parsed. */
    public void report(FramingFault fault, PeerInfo peer) {
        InetAddress source = peer.address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        observer.refused(fault.reason());
        accessLog.unread(fault.status().code(), fault.reason(), source.getHostAddress());
    }
}
