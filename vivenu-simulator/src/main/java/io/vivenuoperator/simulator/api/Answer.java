package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;

/** What a request is answered with. */
public record Answer(int status, JsonNode body, Map<String, String> headers) {
    private static final Map<Integer, String> ERRORS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            404, "Not Found",
            409, "Conflict",
            429, "Too Many Requests",
            503, "Service Unavailable");

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Success with a body. */
    public static Answer of(int status, JsonNode body) {
        return new Answer(status, body, Map.of());
    }

    /** An error in the form of Vivenu's {@code HttpError}. */
    public static Answer error(int status, String message) {
        return of(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("statusCode", status)
                        .put("error", ERRORS.getOrDefault(status, "Error"))
                        .put("message", message));
    }

    /** This with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
