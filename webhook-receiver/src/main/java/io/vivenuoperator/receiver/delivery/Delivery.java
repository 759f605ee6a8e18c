package io.vivenuoperator.receiver.delivery;

import io.vivenuoperator.receiver.envelope.Envelope;
import io.vivenuoperator.receiver.envelope.RetainedData;
import java.time.Instant;

/**
 * A delivery whose signature was good, without its body.
 *
 * @param region whose key signed it
 * @param bodySha256 lower-case hex: proves later which body was received, without keeping it
 * @param bodyBytes the body's size; what is kept is smaller
 */
public record Delivery(
        String region, Envelope envelope, RetainedData kept, String bodySha256, int bodyBytes, Instant receivedAt) {}
