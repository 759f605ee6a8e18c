package io.vivenuoperator.simulator.delivery;

import java.net.URI;
import java.time.Instant;

/**
 * One try to deliver something to one webhook.
 *
 * @param id of the envelope
 * @param status what the receiver answered, {@link #TIMEOUT} or {@link #NO_CONNECTION}
 * @param attempt from 1
 */
public record Attempt(
        String seller, String webhookId, String id, String type, URI url, int status, int attempt, Instant at) {
    /** As Vivenu logs a receiver that takes longer than the timeout; a real answer of 408 counts as the same. */
    public static final int TIMEOUT = 408;

    /** The receiver could not be reached. */
    public static final int NO_CONNECTION = 0;
}
