package io.vivenuoperator.platform.httpclient.address;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The one table of addresses that are something else than a place on the internet. IANA's registries of special-purpose addresses, the
 * deprecated blocks, and the metadata services of clouds. In IPv6 only 2000::/3 is given out, so everything outside is refused without a row.
 *
 * <p>Metadata: AWS {@code fd00:ec2::254} and {@code fd00:ec2::23}, Google {@code fd20:ce::254}, Azure's wire server {@code 168.63.129.16},
 * Alibaba {@code 100.100.100.200}, Oracle {@code 192.0.0.192}: their manuals. All others use link-local addresses.
 */
public final class SpecialAddresses {
    /** The first that fits counts. */
    private static final List<SpecialRow> ROWS = List.of(
            new SpecialRow("168.63.129.16/32", AddressKind.METADATA),
            new SpecialRow("100.100.100.200/32", AddressKind.METADATA),
            new SpecialRow("192.0.0.192/32", AddressKind.METADATA),
            new SpecialRow("169.254.169.254/32", AddressKind.METADATA),
            new SpecialRow("169.254.170.2/32", AddressKind.METADATA),
            new SpecialRow("169.254.170.23/32", AddressKind.METADATA),
            new SpecialRow("0.0.0.0/8", AddressKind.THIS_HOST),
            new SpecialRow("10.0.0.0/8", AddressKind.PRIVATE),
            new SpecialRow("100.64.0.0/10", AddressKind.SHARED),
            new SpecialRow("127.0.0.0/8", AddressKind.LOOPBACK),
            new SpecialRow("169.254.0.0/16", AddressKind.LINK_LOCAL),
            new SpecialRow("172.16.0.0/12", AddressKind.PRIVATE),
            new SpecialRow("192.0.0.0/24", AddressKind.PROTOCOL),
            new SpecialRow("192.0.2.0/24", AddressKind.DOCUMENTATION),
            new SpecialRow("192.88.99.0/24", AddressKind.TRANSITION),
            new SpecialRow("192.168.0.0/16", AddressKind.PRIVATE),
            new SpecialRow("198.18.0.0/15", AddressKind.BENCHMARK),
            new SpecialRow("198.51.100.0/24", AddressKind.DOCUMENTATION),
            new SpecialRow("203.0.113.0/24", AddressKind.DOCUMENTATION),
            new SpecialRow("224.0.0.0/4", AddressKind.MULTICAST),
            new SpecialRow("240.0.0.0/4", AddressKind.RESERVED),
            new SpecialRow("fd00:ec2::254/128", AddressKind.METADATA),
            new SpecialRow("fd00:ec2::23/128", AddressKind.METADATA),
            new SpecialRow("fd20:ce::254/128", AddressKind.METADATA),
            new SpecialRow("::/128", AddressKind.THIS_HOST),
            new SpecialRow("::1/128", AddressKind.LOOPBACK),
            new SpecialRow("::/96", AddressKind.TRANSITION),
            new SpecialRow("::ffff:0:0:0/96", AddressKind.TRANSITION),
            new SpecialRow("64:ff9b:1::/48", AddressKind.TRANSITION),
            new SpecialRow("100::/64", AddressKind.DISCARD),
            new SpecialRow("2001::/32", AddressKind.TRANSITION),
            new SpecialRow("2001:db8::/32", AddressKind.DOCUMENTATION),
            new SpecialRow("2001::/23", AddressKind.PROTOCOL),
            new SpecialRow("2002::/16", AddressKind.TRANSITION),
            new SpecialRow("3fff::/20", AddressKind.DOCUMENTATION),
            new SpecialRow("fc00::/7", AddressKind.UNIQUE_LOCAL),
            new SpecialRow("fe80::/10", AddressKind.LINK_LOCAL),
            new SpecialRow("fec0::/10", AddressKind.SITE_LOCAL),
            new SpecialRow("ff00::/8", AddressKind.MULTICAST));

    private static final AddressBlock GIVEN_OUT = AddressBlock.parse("2000::/3");

    /** IPv4 addresses as sockets of IPv6 see them, and as a network without IPv4 reaches them (NAT64). */
    private static final List<AddressBlock> STAND_FOR_IPV4 =
            List.of(AddressBlock.parse("::ffff:0:0/96"), AddressBlock.parse("64:ff9b::/96"));

    private SpecialAddresses() {}

    public static AddressKind kindOf(InetAddress address) {
        return kindOf(address.getAddress());
    }

    /**
     * What an address is for.
     *
     * @param octets four or sixteen; an IPv6 address that stands for an IPv4 one is judged as that
     */
    public static AddressKind kindOf(byte[] octets) {
        var judged = meant(octets);
        return ROWS.stream()
                .filter(row -> row.block().contains(judged))
                .map(SpecialRow::kind)
                .findFirst()
                .orElseGet(() -> isGivenOut(judged) ? AddressKind.GLOBAL : AddressKind.NOT_GIVEN_OUT);
    }

    /** What all addresses of a block are, if one row says it of all of them. */
    public static Optional<AddressKind> kindOf(AddressBlock block) {
        return ROWS.stream()
                .filter(row -> block.isWithin(row.block()))
                .map(SpecialRow::kind)
                .findFirst();
    }

    /** The four octets of an IPv4 address if this one stands for it, else the address. */
    public static byte[] meant(byte[] octets) {
        return STAND_FOR_IPV4.stream().anyMatch(block -> block.contains(octets)) ? AddressLiteral.tail(octets) : octets;
    }

    private static boolean isGivenOut(byte[] octets) {
        return octets.length == AddressLiteral.SHORT || GIVEN_OUT.contains(octets);
    }

    private record SpecialRow(AddressBlock block, AddressKind kind) {
        SpecialRow(String block, AddressKind kind) {
            this(AddressBlock.parse(block), kind);
        }
    }
}
