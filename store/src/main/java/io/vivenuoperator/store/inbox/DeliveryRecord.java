package io.vivenuoperator.store.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is stored of an accepted webhook delivery.
 *
 * @param deliveryId the envelope's id
 * @param objectId id of the event or ticket it is about; with {@code objectUpdatedAt} it identifies deliveries that Vivenu
 * repeats under a new id
 * @param bodySha256 hash of the raw body, 64 hexadecimal digits
 * @param bodyBytes length of the raw body
 * @param kept the allow-listed fields as JSON text: nothing about buyers, no secret, no barcode
 */
public record DeliveryRecord(
        String region,
        String deliveryId,
        String eventType,
        Optional<String> mode,
        Optional<String> sellerId,
        Optional<String> webhookId,
        Optional<String> objectId,
        Optional<Instant> objectUpdatedAt,
        Instant receivedAt,
        String bodySha256,
        int bodyBytes,
        Optional<String> kept) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public DeliveryRecord {
        if (region.isBlank() || deliveryId.isBlank() || eventType.isBlank()) {
            throw new IllegalArgumentException("region, deliveryId and eventType must not be blank");
        }
        if (!SHA256.matcher(bodySha256).matches()) {
            throw new IllegalArgumentException("bodySha256 must be 64 lower-case hexadecimal digits");
        }
    }
}
