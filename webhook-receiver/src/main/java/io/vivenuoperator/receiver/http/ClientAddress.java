package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.receiver.source.Hops;
import io.vivenuoperator.receiver.source.Origin;
import io.vivenuoperator.receiver.source.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Finds out who sent a request, through the proxies before us. */
final class ClientAddress {

    static final HeaderName X_REAL_IP = HeaderNames.create("X-Real-IP");

    private final Sources sources;

    ClientAddress(Sources sources) {
        this.sources = sources;
    }

    Origin of(ServerRequest request) {
        InetAddress peer = request.remotePeer().address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        return sources.origin(
                peer,
                new Sources.Claims(
                        () -> Hops.ofAddresses(lines(request, HeaderNames.X_FORWARDED_FOR)),
                        () -> Hops.ofForwarded(lines(request, HeaderNames.FORWARDED)),
                        () -> Hops.ofAddresses(lines(request, X_REAL_IP))));
    }

    private static List<String> lines(ServerRequest request, HeaderName header) {
        return request.headers().all(header, List::of);
    }
}
