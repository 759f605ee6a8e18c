package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;

/** Problems that any endpoint may report. */
final class RequestProblems {
    private RequestProblems() {}

    static Problem tooBusy() {
        return Problem.of(Status.SERVICE_UNAVAILABLE_503, "TooBusy", "too many requests in progress, send it again")
                .passing();
    }

    static Problem shuttingDown() {
        return Problem.of(Status.SERVICE_UNAVAILABLE_503, "ShuttingDown", "this process is ending, send it again")
                .passing();
    }

    static Problem emptyBody() {
        return Problem.of(Status.BAD_REQUEST_400, "EmptyBody", "body: is empty, JSON is expected");
    }

    static Problem tooLarge(int limit) {
        return Problem.of(Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "body: is larger than " + limit + " bytes");
    }

    /** Not 408: the same body may arrive in time next time, and not every client retries after a 4xx. */
    static Problem slowBody() {
        return Problem.of(Status.SERVICE_UNAVAILABLE_503, "SlowBody", "body: did not arrive in time")
                .passing();
    }

    static Problem contentType() {
        return Problem.of(Status.UNSUPPORTED_MEDIA_TYPE_415, "ContentType", "content-type: must be application/json");
    }

    static Problem contentEncoding() {
        return Problem.of(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "ContentEncoding", "content-encoding: must be absent or identity");
    }

    static Problem sourceNotAllowed() {
        return Problem.of(
                Status.FORBIDDEN_403, "SourceNotAllowed", "the address is not in ALLOWED_SOURCES of this service");
    }

    static Problem sourceUnknown() {
        return Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        "SourceUnknown",
                        "no address of the sender: have each proxy of TRUSTED_PROXIES add it to X-Forwarded-For")
                .untilMended();
    }

    static Problem unknownPath() {
        return Problem.of(Status.NOT_FOUND_404, "UnknownPath", "path: is not one of this service, check the URL");
    }

    static Problem methodNotAllowed(String allowed) {
        return Problem.of(Status.METHOD_NOT_ALLOWED_405, "MethodNotAllowed", "method: must be one of " + allowed);
    }
}
