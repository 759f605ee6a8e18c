package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vivenuoperator.events.envelope.HeaderText;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs attempts with the live secrets of a subscription. {@code X-Signature} is made with the first and covers the body;
 * {@code webhook-signature} has one signature for each secret and covers id, time and body (Standard Webhooks 1.0).
 *
 * <p>Thread-safe; made once for a set of secrets.
 */
public final class DeliverySignature {
    public static final String BODY_HEADER = "X-Signature";
    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";

    /** The requirement's header holds one value, and a rotation needs two secrets; one more may be on its way out. */
    public static final int MOST_SECRETS = 3;

    private final KeyedMac body;
    private final List<KeyedMac> webhook;

    /**
     * A signature with these secrets.
     *
     * @param live one to three, in their order
     */
    public DeliverySignature(List<SigningSecret> live) {
        if (live.isEmpty() || live.size() > MOST_SECRETS) {
            throw new IllegalArgumentException(
                    "a subscription signs with 1 to " + MOST_SECRETS + " secrets, not " + live.size());
        }
        body = new KeyedMac(live.getFirst().textKey());
        webhook = live.stream().map(secret -> new KeyedMac(secret.webhookKey())).toList();
    }

    /**
     * The headers of an attempt, in the order in which they are sent.
     *
     * @param id of the message; the same for each attempt and replay. In the header, and so under the signature, characters
     *     that a header can't hold are percent-encoded
     * @param at when the attempt is made; whole seconds are signed
     * @param octets of the body, exactly as they are sent
     */
    public Map<String, String> headers(String id, Instant at, byte[] octets) {
        String timestamp = Long.toString(at.getEpochSecond());
        String sentId = HeaderText.of(id);
        byte[] covered = (sentId + "." + timestamp + ".").getBytes(UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(BODY_HEADER, "sha256=" + HexFormat.of().formatHex(body.of(octets)));
        headers.put(ID_HEADER, sentId);
        headers.put(TIMESTAMP_HEADER, timestamp);
        headers.put(
                SIGNATURE_HEADER,
                webhook.stream()
                        .map(mac -> "v1," + Base64.getEncoder().encodeToString(mac.of(covered, octets)))
                        .collect(Collectors.joining(" ")));
        return headers;
    }
}
