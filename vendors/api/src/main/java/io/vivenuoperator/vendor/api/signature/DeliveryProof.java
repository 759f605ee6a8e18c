package io.vivenuoperator.vendor.api.signature;

/** Whether a delivery is from the vendor. */
public sealed interface DeliveryProof {
    /**
     * Its sender knows a secret of the webhook.
     *
     * @param key the place of the secret that proves it, 0 for the newest
     */
    record Genuine(int key) implements DeliveryProof {}

    /** Nobody who knows a secret sent it; the answer is 401. */
    record Unproved() implements DeliveryProof {}

    /**
     * It is signed, and yet not what the vendor sends; the answer is 400.
     *
     * @param problem for people: one of a few constant texts
     */
    record Malformed(String problem) implements DeliveryProof {}
}
