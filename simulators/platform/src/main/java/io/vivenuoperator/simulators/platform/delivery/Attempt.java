package io.vivenuoperator.simulators.platform.delivery;

import java.time.Instant;

/**
 * One attempt to deliver.
 *
 * @param status the answer's; {@link #TIMEOUT}, or {@link #NO_CONNECTION}
 * @param attempt from 1
 */
public record Attempt(Instant at, String webhookId, String type, int status, int attempt) {
    /** The receiver was too slow. */
    public static final int TIMEOUT = 408;
    /** Nobody listens. */
    public static final int NO_CONNECTION = 0;
}
