package io.vivenuoperator.receiver.delivery;

import io.vivenuoperator.contracts.registry.TestDelivery;
import io.vivenuoperator.receiver.envelope.Envelope;
import io.vivenuoperator.receiver.envelope.RetainedData;
import java.time.Instant;

/**
 * A delivery with a valid signature, without its body.
 *
 * @param region the region whose key signed it
 * @param bodySha256 lower-case hex: proves later which body was received, without storing it
 * @param bodyBytes the size of the body; less of it is stored
 */
public record Delivery(
        String region, Envelope envelope, RetainedData kept, String bodySha256, int bodyBytes, Instant receivedAt) {
    /** Whether the installation sent it to itself: then it says nothing of the region or of its webhook. */
    public boolean isTest() {
        return TestDelivery.is(envelope.type());
    }
}
