package io.vivenuoperator.store.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Identifies one version of one object, whatever the id of the delivery. The same as the schema's function {@code
 * delivery_version}, which costs the database more than the rest of a delivery's row.
 */
final class DeliveryVersion {
    private static final int BYTES = 16;

    private DeliveryVersion() {}

    /** In hexadecimal; empty for a delivery without a version of an object. */
    static Optional<String> of(DeliveryRecord delivery) {
        return delivery.objectId()
                .flatMap(id -> delivery.objectUpdatedAt()
                        .map(at -> digest(delivery.eventType() + '/' + id + '/' + micros(at))));
    }

    /** Rounded to microseconds, like the database. */
    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + (at.getNano() + 500) / 1000;
    }

    private static String digest(String version) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
