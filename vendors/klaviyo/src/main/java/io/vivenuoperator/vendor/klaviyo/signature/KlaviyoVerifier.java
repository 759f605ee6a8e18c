package io.vivenuoperator.vendor.klaviyo.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.signature.DeliveryVerifier;
import io.vivenuoperator.vendor.api.signature.HexHmac;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Klaviyo signs the body and, behind it, the timestamp as it is sent. Nothing is in between, so a byte could move from one to
 * the other: the body must be a JSON object, and the timestamp a date.
 */
public final class KlaviyoVerifier implements DeliveryVerifier {
    private static final String SIGNATURE = "Klaviyo-Signature";
    private static final String TIMESTAMP = "Klaviyo-Timestamp";
    private static final String WEBHOOK_ID = "Klaviyo-Webhook-Id";
    private static final String ALGORITHM = "HmacSHA256";

    private final String webhookId;
    private final List<HexHmac> secrets;

    /**
     * For one webhook.
     *
     * @param webhookSecrets in the order in which to try them, newest first; without one nothing is genuine
     */
    public KlaviyoVerifier(String webhookId, List<String> webhookSecrets) {
        this.webhookId = webhookId;
        this.secrets = webhookSecrets.stream()
                .map(secret -> new HexHmac(ALGORITHM, secret))
                .toList();
    }

    @Override
    public DeliveryProof verify(DeliveryHead head, byte[] body) {
        String timestamp = head.header(TIMESTAMP).orElse("");
        String signature = head.header(SIGNATURE).orElse("");
        if (!head.header(WEBHOOK_ID).orElse("").equals(webhookId)) {
            return new DeliveryProof.Unproved();
        }
        byte[] time = timestamp.getBytes(StandardCharsets.ISO_8859_1);
        for (int key = 0; key < secrets.size(); key++) {
            if (secrets.get(key).matches(signature, body, time)) {
                return sound(key, timestamp, body);
            }
        }
        return new DeliveryProof.Unproved();
    }

    private DeliveryProof sound(int key, String timestamp, byte[] body) {
        if (!isTime(timestamp)) {
            return new DeliveryProof.Malformed("the timestamp is not a date");
        }
        Optional<JsonNode> document = JsonDocument.received(body);
        if (document.isEmpty()) {
            return new DeliveryProof.Malformed("the body is not a JSON object");
        }
        return document.get().at("/meta/klaviyo_webhook_id").asText("").equals(webhookId)
                ? new DeliveryProof.Genuine(key)
                : new DeliveryProof.Malformed("the body is of another webhook");
    }

    /** Both forms have been seen. */
    private static boolean isTime(String text) {
        return isTime(text, DateTimeFormatter.RFC_1123_DATE_TIME) || isTime(text, DateTimeFormatter.ISO_DATE_TIME);
    }

    private static boolean isTime(String text, DateTimeFormatter form) {
        try {
            return ZonedDateTime.parse(text, form).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
