package io.vivenuoperator.vendor.vivenu.failure;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to Vivenu did not give what was asked for. The message names the call and the status; it never holds the API key,
 * a query value, or anything that a body said.
 */
public final class VivenuException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, and whether the same call may succeed later without anybody changing anything. */
    public enum Reason {
        /** Vivenu's own 401 or 403: the key is wrong, revoked, or not allowed to do this. */
        KEY_REFUSED(false),
        /** Vivenu's own 404 where something had to be: a wrong base URL, or an object that is gone. */
        NOT_FOUND(false),
        /** Another 4xx of Vivenu's own: it does not take the request as it is. */
        REJECTED(false),
        /** Vivenu's own 429. */
        RATE_LIMITED(true),
        /** 5xx, a timeout, no connection, or something that is not Vivenu answered in its place, whatever its status. */
        UNAVAILABLE(true),
        /** Vivenu's answer holds something that its API does not promise: a record that can't be read. */
        PROTOCOL(false),
        /** This thread was asked to stop. */
        INTERRUPTED(true);

        private final boolean temporary;

        Reason(boolean temporary) {
            this.temporary = temporary;
        }
    }

    private final Reason reason;
    private final int status;
    private final @Nullable Duration retryAfter;
    private final boolean tooSlow;

    private VivenuException(
            Reason reason, String message, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(reason, message, status, retryAfter, cause, false);
    }

    private VivenuException(
            Reason reason,
            String message,
            int status,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            boolean tooSlow) {
        super(message, cause);
        this.tooSlow = tooSlow;
        this.reason = reason;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static VivenuException of(Reason reason, String message) {
        return new VivenuException(reason, message, 0, null, null);
    }

    /**
     * A failure without an answer.
     *
     * @param cause must not hold any of the answer's content: it reaches logs
     */
    public static VivenuException of(Reason reason, String message, Throwable cause) {
        return new VivenuException(reason, message, 0, null, cause);
    }

    /** An answer that had begun was not at its end in time: with less in it, it may be. */
    public static VivenuException tooSlow(String message) {
        return new VivenuException(Reason.UNAVAILABLE, message, 0, null, null, true);
    }

    /**
     * A failure that was answered, by Vivenu or in its place.
     *
     * @param status the HTTP status
     */
    public static VivenuException answered(Reason reason, String message, int status, Optional<Duration> retryAfter) {
        return new VivenuException(reason, message, status, retryAfter.orElse(null), null);
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later by itself. */
    public boolean isTransient() {
        return reason.temporary;
    }

    /** The HTTP status, or empty when there was no answer. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Whether an answer had begun and did not end in its time. */
    public boolean isTooSlow() {
        return tooSlow;
    }

    /** How long Vivenu asked us to wait, counted from when it answered. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
