package io.vivenuoperator.platform.service.source;

import io.vivenuoperator.platform.service.source.RequestOrigin.Admission;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Determines who sent a request. Headers count only as far as trusted proxies wrote them: anyone can send them, and could
 * otherwise choose an address.
 *
 * @param allowed networks from which requests are accepted; empty for all
 * @param trustedProxies networks of our own proxies
 */
public record ClientAddressResolver(List<CidrBlock> allowed, List<CidrBlock> trustedProxies) {
    /** Accepts everyone and trusts no proxy. */
    public static final ClientAddressResolver ANY = new ClientAddressResolver(List.of(), List.of());

    /** The three headers in which proxies report a request's path; read only if some proxy is trusted. */
    public record Claims(
            Supplier<ForwardedHops> forwardedFor, Supplier<ForwardedHops> forwarded, Supplier<ForwardedHops> realIp) {}

    public ClientAddressResolver {
        allowed = List.copyOf(allowed);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * The origin of a request. A proxy that writes one header passes on the other as a stranger sent it: if both are
     * present, both must name an allowed address.
     *
     * @param peer the other end of the connection
     */
    public RequestOrigin origin(InetAddress peer, Claims claims) {
        if (!isIn(trustedProxies, peer)) {
            return of(peer, ForwardedHops.NONE);
        }
        ForwardedHops forwardedFor = claims.forwardedFor().get();
        ForwardedHops forwarded = claims.forwarded().get();
        if (forwardedFor.none() && forwarded.none()) {
            return of(peer, claims.realIp().get());
        }
        if (forwardedFor.none()) {
            return of(peer, forwarded);
        }
        RequestOrigin origin = of(peer, forwardedFor);
        return forwarded.none() ? origin : origin.orWorse(of(peer, forwarded));
    }

    /** The last address, seen from us, that is not a trusted proxy. */
    private RequestOrigin of(InetAddress peer, ForwardedHops hops) {
        InetAddress source = peer;
        for (Optional<InetAddress> hop : hops.addresses().reversed()) {
            if (!isIn(trustedProxies, source)) {
                break;
            }
            if (hop.isEmpty()) {
                return new RequestOrigin(source, allowed.isEmpty() ? Admission.ALLOWED : Admission.UNKNOWN);
            }
            source = hop.get();
        }
        return new RequestOrigin(source, admission(source));
    }

    private Admission admission(InetAddress source) {
        if (allowed.isEmpty() || isIn(allowed, source)) {
            return Admission.ALLOWED;
        }
        return isIn(trustedProxies, source) ? Admission.UNKNOWN : Admission.DENIED;
    }

    private static boolean isIn(List<CidrBlock> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
