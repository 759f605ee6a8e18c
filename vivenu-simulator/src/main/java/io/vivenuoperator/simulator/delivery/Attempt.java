package io.vivenuoperator.simulator.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to deliver something to one webhook.
 *
 * @param id the envelope's id
 * @param status the receiver's answer, {@link #TIMEOUT} or {@link #NO_CONNECTION}
 * @param attempt counted from 1
 * @param signedWith the {@link Signature#fingerprint} of the webhook's key at that time
 */
public record Attempt(
        String seller,
        String webhookId,
        String id,
        String type,
        URI url,
        int status,
        int attempt,
        Optional<String> signedWith,
        Instant at) {
    /** How Vivenu logs a receiver that exceeds the timeout; a real 408 counts as the same. */
    public static final int TIMEOUT = 408;

    /** The receiver could not be reached. */
    public static final int NO_CONNECTION = 0;

    /** Whether this status ends a delivery successfully. */
    static boolean accepted(int status) {
        return status / 100 == 2;
    }
}
