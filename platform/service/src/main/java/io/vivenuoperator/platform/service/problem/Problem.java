package io.vivenuoperator.platform.service.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was rejected, in the format of RFC 9457, and as {@code reason} for programs.
 *
 * @param type the kind of problem; {@link #UNTYPED} if the status is sufficient
 * @param title the status in words
 * @param detail one sentence for people: what is wrong and what to do about it
 * @param reason one constant word for programs
 * @param errors which parameters are wrong; empty if it is not about parameters
 * @param retryAfterSeconds sent as {@code Retry-After}; 0 if a retry would not help
 * @param instance the id of the request, where the program's problems have one
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String reason,
        List<ParameterError> errors,
        int retryAfterSeconds,
        Optional<String> instance) {
    public static final URI UNTYPED = URI.create("about:blank");
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The beginning of every problem, whoever wrote it. */
    static final String BEGINNING = "{\"reason\":";

    private static final int SOON = 5;
    private static final int WHEN_MENDED = 60;

    /** What is wrong with one parameter. */
    public record ParameterError(String parameter, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The same, about this parameter. */
    public Problem about(ParameterError error) {
        return new Problem(type, title, status, detail, reason, List.of(error), retryAfterSeconds, instance);
    }

    /** A problem for which a retry would not help. */
    public static Problem of(Status status, String reason, String detail) {
        return new Problem(
                UNTYPED, status.reasonPhrase(), status.code(), detail, reason, List.of(), 0, Optional.empty());
    }

    /** A temporary problem: worth a retry within seconds. */
    public Problem passing() {
        return retryAfter(SOON);
    }

    /** A problem that someone has to fix: worth a retry in a minute. */
    public Problem untilMended() {
        return retryAfter(WHEN_MENDED);
    }

    private Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, reason, errors, seconds, instance);
    }

    /** The same, of a kind that is explained there, and of one request. */
    Problem explained(URI where, String requestId) {
        return new Problem(where, title, status, detail, reason, errors, retryAfterSeconds, Optional.of(requestId));
    }

    public boolean worthARetry() {
        return retryAfterSeconds > 0;
    }

    public Status httpStatus() {
        return Status.create(status, title);
    }

    /** {@code message} repeats {@code detail}: readers from before RFC 9457 expect it, in second place. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("reason", reason)
                .put("message", detail)
                .put("type", type.toString())
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        instance.ifPresent(id -> json.put("instance", id));
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(error ->
                    list.addObject().put("parameter", error.parameter()).put("detail", error.detail()));
        }
        return json.toString();
    }
}
