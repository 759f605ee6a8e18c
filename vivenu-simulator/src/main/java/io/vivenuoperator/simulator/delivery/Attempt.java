package io.vivenuoperator.simulator.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver something to one webhook.
 *
 * @param id of the envelope
 * @param status what the receiver answered, {@link #TIMEOUT} or {@link #NO_CONNECTION}
 * @param attempt from 1
 * @param signedWith the {@link Signature#fingerprint} of the key that the webhook had then
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
    /** As Vivenu logs a receiver that takes longer than the timeout; a real answer of 408 counts as the same. */
    public static final int TIMEOUT = 408;

    /** The receiver could not be reached. */
    public static final int NO_CONNECTION = 0;

    /** Whether that status ends a delivery well. */
    static boolean accepted(int status) {
        return status / 100 == 2;
    }
}
