package io.vivenuoperator.vendor.api.signature;

/** Tells a vendor's deliveries from others. */
@FunctionalInterface
public interface DeliveryVerifier {
    /**
     * Judges one.
     *
     * @param body as received, byte for byte
     */
    DeliveryProof verify(DeliveryHead head, byte[] body);
}
