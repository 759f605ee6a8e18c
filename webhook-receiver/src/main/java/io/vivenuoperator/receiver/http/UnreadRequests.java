package io.vivenuoperator.receiver.http;

import io.helidon.common.socket.PeerInfo;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.wire.FramingFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Tells of requests whose head could not be read: they are answered before any of the routes is asked. */
final class UnreadRequests {

    private final ReceiverMetrics metrics;
    private final AccessLog accessLog;

    UnreadRequests(ReceiverMetrics metrics, AccessLog accessLog) {
        this.metrics = metrics;
        this.accessLog = accessLog;
    }

    /** Its source is whoever is at the connection's other end: what its headers say was not understood. */
    void report(FramingFault fault, PeerInfo peer) {
        InetAddress source = peer.address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        metrics.refused("", fault.reason());
        accessLog.unread(fault.status().code(), fault.reason(), source.getHostAddress());
    }
}
