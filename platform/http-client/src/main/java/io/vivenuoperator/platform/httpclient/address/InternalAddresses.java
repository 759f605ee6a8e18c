package io.vivenuoperator.platform.httpclient.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses addresses at which no service on the internet or in a cluster lives, but which a machine answers by itself: link-local ones,
 * and the metadata services of clouds, which hand out credentials to whoever asks from inside. A host is refused when one of its
 * addresses is.
 *
 * <p>Sources: AWS {@code 169.254.169.254} and {@code fd00:ec2::254}, Google {@code 169.254.169.254} and {@code fd20:ce::254}, Azure
 * {@code 169.254.169.254} and {@code 168.63.129.16}, Alibaba {@code 100.100.100.200}, Oracle {@code 192.0.0.192}: their manuals.
 */
public final class InternalAddresses implements AddressGuard {
    private static final Set<String> METADATA = Set.of(
            "100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    /** A host without addresses is not refused: maybe a proxy knows it, and a call that reaches nothing does no harm. */
    @Override
    public Optional<String> refusal(URI target, HostLookup lookup) {
        var host = Optional.ofNullable(target.getHost()).orElse("");
        return addresses(host, lookup).stream().anyMatch(InternalAddresses::isInternal)
                ? Optional.of(
                        host.toLowerCase(Locale.ROOT) + " is a link-local address or the metadata service of a cloud.")
                : Optional.empty();
    }

    private static List<InetAddress> addresses(String host, HostLookup lookup) {
        try {
            return lookup.addresses(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static boolean isInternal(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress());
    }
}
