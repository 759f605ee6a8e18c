package io.vivenuoperator.platform.httpclient.address;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that share their first bits, for example {@code 10.0.0.0/8}. */
public final class AddressBlock {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]+)/(0|[1-9][0-9]{0,2})");

    private final byte[] first;
    private final int bits;
    private final String text;

    private AddressBlock(byte[] first, int bits, String text) {
        this.first = first;
        this.bits = bits;
        this.text = text;
    }

    /**
     * Reads {@code address/bits}.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static AddressBlock parse(String text) {
        var parts = FORM.matcher(text);
        var first = parts.matches()
                ? AddressLiteral.ipv4(parts.group(1)).or(() -> AddressLiteral.ipv6(parts.group(1)))
                : Optional.<byte[]>empty();
        if (first.isEmpty() || Integer.parseInt(parts.group(2)) > first.get().length * Byte.SIZE) {
            throw new IllegalArgumentException("no block of addresses: write it like 10.20.0.0/16 or fd00:20::/32");
        }
        var block = new AddressBlock(first.get(), Integer.parseInt(parts.group(2)), text);
        if (!Arrays.equals(block.masked(first.get()), first.get())) {
            throw new IllegalArgumentException("no block of addresses: there are bits set behind the prefix");
        }
        return block;
    }

    /**
     * Whether an address is one of them.
     *
     * @param octets four or sixteen; those of the other family are never in it
     */
    public boolean contains(byte[] octets) {
        return octets.length == first.length && Arrays.equals(masked(octets), first);
    }

    /** Whether all of its addresses are also in the other one. */
    public boolean isWithin(AddressBlock other) {
        return bits >= other.bits && other.contains(first);
    }

    private byte[] masked(byte[] octets) {
        var masked = new byte[octets.length];
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            masked[bit / Byte.SIZE] |= (byte) (octets[bit / Byte.SIZE] & mask);
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock that && bits == that.bits && Arrays.equals(first, that.first);
    }

    @Override
    public int hashCode() {
        return 31 * bits + Arrays.hashCode(first);
    }

    @Override
    public String toString() {
        return text;
    }
}
