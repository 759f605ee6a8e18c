package io.vivenuoperator.platform.service.source;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses with the same first bits.
 *
 * @param prefix the number of common bits
 */
public record CidrBlock(InetAddress address, int prefix) {
    public CidrBlock {
        if (prefix < 0 || prefix > bits(address)) {
            throw new IllegalArgumentException("a prefix has 0 to " + bits(address) + " bits");
        }
    }

    /**
     * Parses {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; names are not looked up.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static CidrBlock parse(String cidr) {
        String[] parts = cidr.split("/", -1);
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        return switch (parts.length) {
            case 1 -> new CidrBlock(address, bits(address));
            case 2 -> new CidrBlock(address, Integer.parseInt(parts[1]));
            default -> throw new IllegalArgumentException("more than one slash");
        };
    }

    /** False for an address of the other family. */
    public boolean contains(InetAddress other) {
        return bits(other) == bits(address) && shared(other).equals(shared(address));
    }

    private BigInteger shared(InetAddress of) {
        return new BigInteger(1, of.getAddress()).shiftRight(bits(address) - prefix);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
