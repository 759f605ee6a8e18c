package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.util.UUID;

/** Answers in Klaviyo's form: JSON:API documents, also for errors. */
public final class ApiErrors {
    private static final String TYPE = "application/vnd.api+json";

    private ApiErrors() {}

    /** A document. */
    static Reply document(int status, JsonNode body) {
        return Reply.of(status, TYPE, body.toString());
    }

    /** An error. */
    public static Reply of(int status, String code, String title, String detail) {
        return document(status, body(status, code, title, detail));
    }

    /** By its status alone; the second figure is for forms that have a place for it, and Klaviyo's has none. */
    public static Reply of(int status, int retryAfterSeconds) {
        return status == 429
                ? of(429, "throttled", "Request was throttled.", throttled(retryAfterSeconds))
                : of(status, "error", "A server error occurred.", "An unknown error occurred on our side.");
    }

    private static String throttled(int seconds) {
        return seconds == 0
                ? "Request was throttled."
                : "Request was throttled. Expected available in " + seconds + " seconds.";
    }

    static Reply badRequest(BadRequestException e) {
        ObjectNode body = body(400, "invalid", "Invalid input.", e.text());
        ((ObjectNode) body.at("/errors/0")).putObject("source").put("parameter", e.field());
        return document(400, body);
    }

    static Reply notFound(String what, String id) {
        return of(404, "not_found", "Not found.", "A " + what + " with id " + id + " does not exist.");
    }

    private static ObjectNode body(int status, String code, String title, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putArray("errors").addObject();
        error.put("id", UUID.randomUUID().toString())
                .put("status", status)
                .put("code", code)
                .put("title", title)
                .put("detail", detail);
        error.putObject("source").put("pointer", "/data/");
        error.putObject("links");
        error.putObject("meta");
        return body;
    }
}
