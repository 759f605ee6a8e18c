package io.vivenuoperator.platform.service.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.Status;
import java.net.URI;

/**
 * Why a request was not taken, as RFC 9457 has it, and as {@code reason} for programs.
 *
 * @param type what kind of problem it is; {@link #UNTYPED} when the status says it all
 * @param title the status in words
 * @param detail one sentence for people: what is wrong and what to do about it
 * @param reason one word for programs, the same whenever it is the same thing
 * @param retryAfterSeconds sent as {@code Retry-After}; 0 when asking again would not help
 */
public record Problem(URI type, String title, int status, String detail, String reason, int retryAfterSeconds) {
    public static final URI UNTYPED = URI.create("about:blank");
    public static final String MEDIA_TYPE = "application/problem+json";

    /** How every problem begins, whoever wrote it. */
    static final String BEGINNING = "{\"reason\":";

    private static final int SOON = 5;
    private static final int WHEN_MENDED = 60;

    /** Asking again would not help. */
    public static Problem of(Status status, String reason, String detail) {
        return new Problem(UNTYPED, status.reasonPhrase(), status.code(), detail, reason, 0);
    }

    /** It passes by itself: worth asking again in seconds. */
    public Problem passing() {
        return retryAfter(SOON);
    }

    /** Somebody has to set something right first: worth asking again in a minute. */
    public Problem untilMended() {
        return retryAfter(WHEN_MENDED);
    }

    private Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, reason, seconds);
    }

    public boolean worthARetry() {
        return retryAfterSeconds > 0;
    }

    public Status httpStatus() {
        return Status.create(status, title);
    }

    /** {@code message} says the same as {@code detail}: readers from before RFC 9457 look for it, and for it to come second. */
    public String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", reason)
                .put("message", detail)
                .put("type", type.toString())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toString();
    }
}
