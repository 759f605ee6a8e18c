package io.vivenuoperator.historical.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same name in the same namespace is always the same id. */
public final class NameBasedId {
    /** Fixed by decision 0066: another one would have every endpoint take every ticket for a new one. */
    static final UUID PAST_TICKETS = UUID.fromString("444eb0ec-c9c5-4f84-9c1a-8e7059111bee");

    private static final long VERSION_5 = 0x5000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NameBasedId() {}

    /** A past ticket's id, whichever sync or process sends it. */
    public static UUID ofTicket(String sellerId, String ticketId) {
        return of(PAST_TICKETS, sellerId + "/" + ticketId);
    }

    static UUID of(UUID namespace, String name) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        var octets = ByteBuffer.allocate(Long.BYTES * 2 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text)
                .array();
        var hash = ByteBuffer.wrap(sha1(octets));
        long high = hash.getLong();
        long low = hash.getLong();
        return new UUID((high & ~0xF000L) | VERSION_5, (low & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT);
    }

    private static byte[] sha1(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
