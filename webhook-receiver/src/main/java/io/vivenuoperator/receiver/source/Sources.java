package io.vivenuoperator.receiver.source;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells who sent a request. What {@code X-Forwarded-For} says counts only as far as trusted proxies wrote it: anybody can send
 * that header, and would otherwise choose an address to be taken for.
 *
 * @param allowed networks that deliveries are taken from; empty for all
 * @param trustedProxies networks of our own proxies
 */
public record Sources(List<Network> allowed, List<Network> trustedProxies) {

    /** Everybody is let in, and nobody is trusted. */
    public static final Sources ANY = new Sources(List.of(), List.of());

    public Sources {
        allowed = List.copyOf(allowed);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Who sent it: the last address, seen from us, that is no trusted proxy.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the header's addresses, the oldest first
     */
    public InetAddress of(InetAddress peer, List<String> forwardedFor) {
        InetAddress source = peer;
        for (String hop : forwardedFor.reversed()) {
            Optional<InetAddress> before = literal(hop);
            if (!isIn(trustedProxies, source) || before.isEmpty()) {
                return source;
            }
            source = before.get();
        }
        return source;
    }

    public boolean allows(InetAddress source) {
        return allowed.isEmpty() || isIn(allowed, source);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
