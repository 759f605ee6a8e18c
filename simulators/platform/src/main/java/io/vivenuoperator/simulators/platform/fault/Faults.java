package io.vivenuoperator.simulators.platform.fault;

import java.util.Set;

/**
 * The faults that every platform can have; all are off in {@link #none()}. A name that ends in {@code Next} counts down.
 *
 * @param outage every request is answered {@code errorStatus}
 * @param errorNext so are this many requests
 * @param errorPercent so are this many of a hundred, by a fixed seed
 * @param errorStatus a 5xx
 * @param pageNext this many requests are answered with an HTML page
 * @param pageStatus its status
 * @param resetNext this many connections end without an answer
 * @param truncateNext this many answers lack the second half of their document
 * @param breakOffNext the connection ends within this many answers
 * @param trickleNext this many answers come a few bytes at a time
 * @param trickleMillis the pause in between
 * @param latencyMillis delay before every answer
 * @param rateLimitNext this many requests are answered 429
 * @param rateLimitAlways every request is answered 429
 * @param retryAfter how such a 429 tells when: {@code none}, {@code seconds}, {@code date} or {@code body}
 * @param retryAfterSeconds how long
 * @param unknownFields records have fields that nobody documents
 * @param oddRecordNext this many records have a wrong type in a field
 * @param duplicateWebhooks this many copies of each delivery are sent besides it
 * @param reorderWebhooksMillis each delivery is delayed by a random time up to this
 * @param loseWebhooks nothing is delivered
 */
public record Faults(
        boolean outage,
        int errorNext,
        int errorPercent,
        int errorStatus,
        int pageNext,
        int pageStatus,
        int resetNext,
        int truncateNext,
        int breakOffNext,
        int trickleNext,
        int trickleMillis,
        int latencyMillis,
        int rateLimitNext,
        boolean rateLimitAlways,
        String retryAfter,
        int retryAfterSeconds,
        boolean unknownFields,
        int oddRecordNext,
        int duplicateWebhooks,
        int reorderWebhooksMillis,
        boolean loseWebhooks) {
    private static final Set<String> RETRY_AFTER = Set.of("none", "seconds", "date", "body");
    private static final Faults NONE =
            new Faults(false, 0, 0, 503, 0, 502, 0, 0, 0, 0, 20, 0, 0, false, "none", 1, false, 0, 0, 0, false);

    public Faults {
        if (!RETRY_AFTER.contains(retryAfter)) {
            throw new IllegalArgumentException("retryAfter must be none, seconds, date or body");
        }
        if (errorPercent > 100) {
            throw new IllegalArgumentException("errorPercent must be between 0 and 100");
        }
        if (errorStatus < 500 || errorStatus > 599) {
            throw new IllegalArgumentException("errorStatus must be between 500 and 599");
        }
        if (pageStatus < 400 || pageStatus > 599) {
            throw new IllegalArgumentException("pageStatus must be between 400 and 599");
        }
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return NONE;
    }
}
