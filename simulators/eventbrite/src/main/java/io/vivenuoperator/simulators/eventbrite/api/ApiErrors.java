package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;

/** Errors in Eventbrite's form. */
public final class ApiErrors {
    private ApiErrors() {}

    static Reply of(int status, String error, String description) {
        return Reply.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status_code", status)
                        .put("error_description", description)
                        .put("error", error));
    }

    /** By its status alone; Eventbrite's form has no place for the second figure. */
    public static Reply of(int status, int ignoredSeconds) {
        return status == 429
                ? of(
                        429,
                        "HIT_RATE_LIMIT",
                        "Hourly rate limit has been reached for this token. Default rate limits are 2,000 calls per hour.")
                : of(status, "INTERNAL_ERROR", "An unhandled error occurred in Eventbrite.");
    }

    static Reply badRequest(BadRequestException e) {
        String error = e.field().equals("continuation") ? "BAD_CONTINUATION_TOKEN" : "ARGUMENTS_ERROR";
        return of(400, error, e.text());
    }

    static Reply notFound() {
        return of(404, "NOT_FOUND", "The path you requested does not exist.");
    }

    static Reply noMethod() {
        return of(405, "METHOD_NOT_ALLOWED", "Method not allowed.");
    }
}
