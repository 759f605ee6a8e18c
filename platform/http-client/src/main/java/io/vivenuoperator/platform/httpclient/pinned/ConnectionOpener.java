package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Opens connections, to nothing but the addresses that it is given. */
final class ConnectionOpener {
    private final ScheduledExecutorService clock;
    private final AttemptLimits limits;

    ConnectionOpener(ScheduledExecutorService clock, AttemptLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** @param addresses checked, tried in this order */
    TargetConnection direct(TargetUrl url, TargetTls tls, List<InetAddress> addresses, AttemptTime time)
            throws AttemptFailedException {
        var begun = new AttemptTime(time.leftBut(limits.secured()));
        var places = addresses.stream()
                .map(address -> new InetSocketAddress(address, url.port()))
                .toList();
        return secured(url, tls, connected(places, begun), begun);
    }

    /** The proxy looks the name up: whether its addresses may be called is the proxy's to check. */
    TargetConnection tunnelled(TargetUrl url, TargetTls tls, HttpsProxy proxy, AttemptTime time)
            throws AttemptFailedException {
        var begun = new AttemptTime(time.leftBut(limits.secured()));
        var transport = connected(List.of(new InetSocketAddress(proxy.host(), proxy.port())), begun);
        try (var _ = new SocketWatch(clock, transport, begun.left())) {
            ProxyTunnel.open(transport, url);
        } catch (IOException e) {
            SocketWatch.closeQuietly(transport);
            throw new AttemptFailedException(
                    TargetFailure.CONNECT_FAILED,
                    "The proxy of this installation opened no way to it: ask its operator.");
        }
        return secured(url, tls, transport, begun);
    }

    private Socket connected(List<InetSocketAddress> places, AttemptTime begun) throws AttemptFailedException {
        var connecting = new AttemptTime(begun.leftBut(limits.connect()));
        boolean late = false;
        for (int i = 0; i < places.size(); i++) {
            // Unconnected sockets have no proxy of the JVM's, whatever its properties say.
            var socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(places.get(i), share(connecting.left(), places.size() - i));
                return socket;
            } catch (IOException e) {
                SocketWatch.closeQuietly(socket);
                late = e instanceof SocketTimeoutException;
            }
        }
        throw late
                ? new AttemptFailedException(
                        TargetFailure.TIMEOUT,
                        "It accepted no connection in time (at most " + AttemptTime.inSeconds(limits.connect())
                                + "): is there a firewall?")
                : new AttemptFailedException(
                        TargetFailure.CONNECT_FAILED,
                        "It refused the connection, or there is no way to it: does it listen on this port?");
    }

    /** A dead address must leave the next ones some time. */
    private static int share(Duration left, int parts) {
        return (int) Math.max(1, left.toMillis() / parts);
    }

    private TargetConnection secured(TargetUrl url, TargetTls tls, Socket transport, AttemptTime begun)
            throws AttemptFailedException {
        var key = ConnectionKey.of(url, tls);
        var watch = new SocketWatch(clock, transport, begun.left());
        try (watch) {
            if (!url.isSecure()) {
                return new TargetConnection(key, transport, transport);
            }
            var socket = tls.over(transport, url.host(), url.port());
            socket.startHandshake();
            return new TargetConnection(key, transport, socket);
        } catch (IOException e) {
            SocketWatch.closeQuietly(transport);
            throw watch.isLate()
                    ? new AttemptFailedException(
                            TargetFailure.TIMEOUT,
                            "TLS was not ready in time (at most " + AttemptTime.inSeconds(limits.secured()) + ").")
                    : TlsFailures.duringHandshake(e);
        }
    }
}
