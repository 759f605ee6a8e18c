package io.vivenuoperator.receiver.http;

import io.helidon.http.Status;

/**
 * Why a delivery was not taken.
 *
 * @param retryAfterSeconds 0 when coming again would not help
 */
record Refusal(Status status, String reason, String message, int retryAfterSeconds) {

    private static final Status TOO_MANY_REQUESTS = Status.create(429, "Too Many Requests");

    /** Whether the delivery may be taken when it comes again. */
    boolean worthARetry() {
        return retryAfterSeconds > 0;
    }

    static Refusal empty() {
        return new Refusal(Status.BAD_REQUEST_400, "EmptyBody", "body: is empty, a JSON envelope is expected", 0);
    }

    static Refusal malformed(String message) {
        return new Refusal(Status.BAD_REQUEST_400, "NotAnEnvelope", message, 0);
    }

    static Refusal signature() {
        return new Refusal(
                Status.UNAUTHORIZED_401,
                "SignatureMismatch",
                "x-vivenu-signature: must be the lower-case hex HMAC-SHA256 of the body under the webhook's hmacKey",
                0);
    }

    static Refusal source() {
        return new Refusal(
                Status.FORBIDDEN_403, "SourceNotAllowed", "the address is not in ALLOWED_SOURCES of this receiver", 0);
    }

    static Refusal unknownRegion() {
        return new Refusal(
                Status.NOT_FOUND_404, "UnknownRegion", "region: is not in the registry, check the webhook's URL", 0);
    }

    static Refusal slowBody() {
        return new Refusal(Status.REQUEST_TIMEOUT_408, "SlowBody", "body: did not arrive in time", 0);
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "body: is larger than " + limit + " bytes", 0);
    }

    static Refusal contentType() {
        return new Refusal(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "ContentType", "content-type: must be application/json", 0);
    }

    static Refusal rateLimited() {
        return new Refusal(TOO_MANY_REQUESTS, "RateLimited", "too many failures from this address", 60);
    }

    static Refusal unavailable(String reason) {
        return new Refusal(
                Status.SERVICE_UNAVAILABLE_503, reason, "the delivery can't be stored now, send it again", 5);
    }
}
