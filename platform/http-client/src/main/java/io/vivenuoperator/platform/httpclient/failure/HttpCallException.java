package io.vivenuoperator.platform.httpclient.failure;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call failed. The message names the service, the call and the status; it never contains the key, a query value, or
 * anything from a body.
 */
public final class HttpCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of failure, and whether the same call may succeed later without anyone changing anything. */
    public enum Reason {
        /** The service's own 401 or 403: the key or token is wrong, revoked, or lacks the right. */
        KEY_REFUSED(false),
        /** The service's own 404 for something that should exist: a wrong base URL, or an object that is gone. */
        NOT_FOUND(false),
        /** Another 4xx of the service, or a forbidden address: the request can't be made as it is. */
        REJECTED(false),
        /** The service's own 429. */
        RATE_LIMITED(true),
        /** 5xx, a timeout, no connection, or an answer from something else in the service's place, whatever its status. */
        UNAVAILABLE(true),
        /** The service's answer does not match its API: a record that can't be read. */
        PROTOCOL(false),
        /** This thread was interrupted. */
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

    private HttpCallException(
            Reason reason, String message, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(reason, message, status, retryAfter, cause, false);
    }

    private HttpCallException(
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

    public static HttpCallException of(Reason reason, String message) {
        return new HttpCallException(reason, message, 0, null, null);
    }

    /**
     * A failure without an answer.
     *
     * @param cause must not contain any of the answer's content: it reaches logs
     */
    public static HttpCallException of(Reason reason, String message, Throwable cause) {
        return new HttpCallException(reason, message, 0, null, cause);
    }

    /** An answer that began but did not end in time; a smaller one may. */
    public static HttpCallException tooSlow(String message) {
        return new HttpCallException(Reason.UNAVAILABLE, message, 0, null, null, true);
    }

    /**
     * A failure with an answer, by the service or in its place.
     *
     * @param status the HTTP status
     */
    public static HttpCallException answered(Reason reason, String message, int status, Optional<Duration> retryAfter) {
        return new HttpCallException(reason, message, status, retryAfter.orElse(null), null);
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed later by itself. */
    public boolean isTransient() {
        return reason.temporary;
    }

    /** The HTTP status; empty if there was no answer. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** Whether an answer began but did not end in time. */
    public boolean isTooSlow() {
        return tooSlow;
    }

    /** How long the service asked us to wait, counted from its answer. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
