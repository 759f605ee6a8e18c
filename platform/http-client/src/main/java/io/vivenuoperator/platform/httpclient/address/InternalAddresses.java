package io.vivenuoperator.platform.httpclient.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses addresses at which no service on the internet or in a cluster lives: link-local ones and the metadata services of clouds, which
 * hand out credentials to whoever asks from inside, and those that belong to no machine ({@link SpecialAddresses}). A host is refused when one
 * of its addresses is. The CRD and the chart's admission policy refuse the same in a manifest; a test of the controller keeps the three equal.
 */
public final class InternalAddresses implements AddressGuard {
    /** What some resolvers, a proxy's for example, read as an address: 2852039166, 0xa9fea9fe, 0251.254.169.254. */
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("([^.]*\\.)*(0[xX][0-9A-Fa-f]*|[0-9]+)");

    /** A host without addresses is not refused: maybe a proxy knows it, and a call that reaches nothing does no harm. */
    @Override
    public Optional<String> refusal(URI target, HostLookup lookup) {
        var host = Optional.ofNullable(target.getHost()).orElse("");
        if (NUMBER_AT_THE_END.matcher(host).matches()
                && AddressLiteral.ipv4(host).isEmpty()) {
            return Optional.of(host + " is an address in an odd spelling: write it as four numbers.");
        }
        return addresses(host, lookup).stream()
                        .anyMatch(address -> SpecialAddresses.kindOf(address).isNeverCalled())
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
}
