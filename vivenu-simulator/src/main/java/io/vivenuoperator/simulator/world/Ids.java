package io.vivenuoperator.simulator.world;

import java.util.HexFormat;

/**
 * Identifiers in Vivenu's form (24 hexadecimal digits), unique across sellers and the same for the same seed.
 *
 * @param seller a number that no other seller in the world has
 */
public record Ids(int seller) {
    private static final HexFormat HEX = HexFormat.of();

    /** The ids of a seller in the world with this seed. */
    public static Ids of(String seller, long seed) {
        return new Ids((int) mix(seller.hashCode() * 31L + seed));
    }

    /** The seller's own id. */
    public String sellerId() {
        return id(1, 0);
    }

    /** The id of the API key, as in {@code createdBy}. */
    public String keyId() {
        return id(2, 0);
    }

    String event(int number) {
        return id(3, number);
    }

    String type(int event, int place) {
        return id(4, event << 8 | place);
    }

    /** The id of a ticket. */
    public String ticket(int number) {
        return id(5, number);
    }

    /** The id of the transaction in which a ticket was bought. */
    public String transaction(int number) {
        return id(6, number / 2);
    }

    /** The id of the customer who bought a ticket. */
    public String customer(int number) {
        return id(7, number / 2);
    }

    /** The id of a registered webhook. */
    public String webhook(int number) {
        return id(8, number);
    }

    /** A pseudo-random number, constant for a ticket and a purpose. */
    public long secret(int ticket, int purpose) {
        return mix(((long) seller << 32 | ticket) * 0x9E3779B97F4A7C15L + purpose);
    }

    /** The number that an id was made from. */
    static int numberOf(String id) {
        return HexFormat.fromHexDigits(id, id.length() - 8, id.length());
    }

    private String id(int kind, int number) {
        return HEX.toHexDigits(seller)
                + HEX.toHexDigits((byte) kind)
                + HEX.toHexDigits(mix((long) seller << 32 | number), 6)
                + HEX.toHexDigits(number);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
