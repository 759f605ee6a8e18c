package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.util.UUID;

/** Answers in Patreon's form. */
public final class ApiErrors {
    private static final String TYPE = "application/vnd.api+json";

    private ApiErrors() {}

    static Reply document(int status, JsonNode body) {
        return Reply.of(status, TYPE, body.toString());
    }

    static Reply of(int status, String codeName, String detail) {
        return document(status, body(status, codeName, detail));
    }

    /** By its status alone; a 429 may tell in its body when. */
    public static Reply of(int status, int retryAfterSeconds) {
        if (status != 429) {
            return of(status, "InternalServerError", "Something went wrong on our side.");
        }
        ObjectNode body = body(429, "RequestThrottled", "You have made too many attempts. Please try again later.");
        if (retryAfterSeconds > 0) {
            ((ObjectNode) body.at("/errors/0")).put("retry_after_seconds", retryAfterSeconds);
        }
        return document(429, body);
    }

    static Reply badRequest(BadRequestException e) {
        ObjectNode body = body(400, "ParameterInvalidOnType", e.text());
        ((ObjectNode) body.at("/errors/0")).putObject("source").put("parameter", e.field());
        return document(400, body);
    }

    static Reply notFound(String what, String id) {
        return of(404, what + "NotFound", what + " with id " + id + " was not found.");
    }

    static Reply unauthorized() {
        return of(
                401,
                "Unauthorized",
                "The server could not verify that you are authorized to access the URL requested.");
    }

    static Reply forbidden(String scope) {
        return of(403, "MissingScope", "This route requires the scope " + scope + ".");
    }

    private static ObjectNode body(int status, String codeName, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors")
                .addObject()
                .put("code", 1)
                .put("code_name", codeName)
                .put("detail", detail)
                .put("id", UUID.randomUUID().toString())
                .put("status", Integer.toString(status))
                .put("title", codeName);
        return body;
    }
}
