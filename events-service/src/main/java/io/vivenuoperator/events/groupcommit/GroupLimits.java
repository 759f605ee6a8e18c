package io.vivenuoperator.events.groupcommit;

import java.time.Duration;

/**
 * What may wait, and what is committed together.
 *
 * @param queued most requests that wait
 * @param queuedBytes most bytes of theirs together
 * @param together most requests of one transaction
 * @param bytesTogether most bytes of theirs; a larger request has a transaction of its own
 * @param patience how long a request waits for its commit before it is asked to come again
 */
public record GroupLimits(int queued, long queuedBytes, int together, long bytesTogether, Duration patience) {
    private static final long MEBIBYTE = 1 << 20;
    private static final long QUEUED_BYTES = 32 * MEBIBYTE;
    private static final int TOGETHER = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With room for so many requests. */
    public static GroupLimits usual(int queued) {
        return new GroupLimits(queued, QUEUED_BYTES, TOGETHER, MEBIBYTE, PATIENCE);
    }
}
