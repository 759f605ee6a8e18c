package io.vivenuoperator.vendor.patreon.signature;

import io.vivenuoperator.vendor.api.document.JsonDocument;
import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.signature.DeliveryVerifier;
import io.vivenuoperator.vendor.api.signature.HexHmac;
import java.util.List;

/** Patreon signs the body with HMAC-MD5. The trigger is in a header that is not signed, so it is a hint and no more. */
public final class PatreonVerifier implements DeliveryVerifier {
    private static final String SIGNATURE = "X-Patreon-Signature";
    private static final String ALGORITHM = "HmacMD5";

    private final List<HexHmac> secrets;

    /**
     * For one webhook.
     *
     * @param webhookSecrets Patreon's, in the order in which to try them, newest first; without one nothing is genuine
     */
    public PatreonVerifier(List<String> webhookSecrets) {
        secrets = webhookSecrets.stream()
                .map(secret -> new HexHmac(ALGORITHM, secret))
                .toList();
    }

    @Override
    public DeliveryProof verify(DeliveryHead head, byte[] body) {
        String signature = head.header(SIGNATURE).orElse("");
        for (int key = 0; key < secrets.size(); key++) {
            if (secrets.get(key).matches(signature, body)) {
                return JsonDocument.received(body).isPresent()
                        ? new DeliveryProof.Genuine(key)
                        : new DeliveryProof.Malformed("the body is not a JSON object");
            }
        }
        return new DeliveryProof.Unproved();
    }
}
