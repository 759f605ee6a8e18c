package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.vivenuoperator.platform.service.source.ClientAddressResolver;
import io.vivenuoperator.platform.service.source.ForwardedHops;
import io.vivenuoperator.platform.service.source.RequestOrigin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Determines who sent a request through our proxies. */
public final class ClientAddress {
    public static final HeaderName X_REAL_IP = HeaderNames.create("X-Real-IP");

    private final ClientAddressResolver sources;

    public ClientAddress(ClientAddressResolver sources) {
        this.sources = sources;
    }

    RequestOrigin of(ServerRequest request) {
        InetAddress peer = request.remotePeer().address() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        return sources.origin(
                peer,
                new ClientAddressResolver.Claims(
                        () -> ForwardedHops.ofAddresses(lines(request, HeaderNames.X_FORWARDED_FOR)),
                        () -> ForwardedHops.ofForwarded(lines(request, HeaderNames.FORWARDED)),
                        () -> ForwardedHops.ofAddresses(lines(request, X_REAL_IP))));
    }

    private static List<String> lines(ServerRequest request, HeaderName header) {
        return request.headers().all(header, List::of);
    }
}
