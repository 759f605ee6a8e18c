package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The answer to a request. */
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

    /** Cloudflare's answer in place of the site that it protects. */
    static Answer challenge() {
        String page = "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head>"
                + "<body>Enable JavaScript and cookies to continue</body></html>";
        return new Answer(
                403,
                TextNode.valueOf(page),
                Map.of(
                        "Content-Type",
                        "text/html; charset=UTF-8",
                        "Server",
                        "cloudflare",
                        "cf-mitigated",
                        "challenge"));
    }

    /** The body as sent: JSON, or the text of a page. */
    public byte[] bytes() {
        return (body.isTextual() ? body.textValue() : body.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** The body's content type. */
    public String contentType() {
        return headers.getOrDefault("Content-Type", "application/json; charset=utf-8");
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
