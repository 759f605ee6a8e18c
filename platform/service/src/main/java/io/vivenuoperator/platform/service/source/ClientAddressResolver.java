package io.vivenuoperator.platform.service.source;

import io.vivenuoperator.platform.service.source.RequestOrigin.Admission;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells who sent a request. What its headers say counts only as far as trusted proxies wrote it: anybody can send them, and would
 * otherwise choose an address to be taken for.
 *
 * @param allowed networks that deliveries are taken from; empty for all
 * @param trustedProxies networks of our own proxies
 */
public record ClientAddressResolver(List<CidrBlock> allowed, List<CidrBlock> trustedProxies) {
    /** Everybody is let in, and nobody is trusted. */
    public static final ClientAddressResolver ANY = new ClientAddressResolver(List.of(), List.of());

    /** The three ways in which proxies tell whom a request came by; asked for only when somebody is trusted. */
    public record Claims(
            Supplier<ForwardedHops> forwardedFor, Supplier<ForwardedHops> forwarded, Supplier<ForwardedHops> realIp) {}

    public ClientAddressResolver {
        allowed = List.copyOf(allowed);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Where a request comes from. A proxy that writes the one header lets the other through as a stranger sent it: when both are
     * there, both must name somebody who is allowed.
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

    /** The last address, seen from us, that is no trusted proxy. */
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
