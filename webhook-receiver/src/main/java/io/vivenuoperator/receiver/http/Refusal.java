package io.vivenuoperator.receiver.http;

import io.helidon.http.Status;
import io.vivenuoperator.receiver.wire.Fault;

/**
 * Why a delivery was not taken.
 *
 * @param retryAfterSeconds 0 when coming again would not help
 */
record Refusal(Status status, String reason, String message, int retryAfterSeconds) {

    /** Something of ours or of a proxy's has to be set right before coming again helps. */
    private static final int WHEN_MENDED = 60;

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

    static Refusal unknownSource() {
        return new Refusal(
                Status.SERVICE_UNAVAILABLE_503,
                "SourceUnknown",
                "no address of the sender: have each proxy of TRUSTED_PROXIES add it to X-Forwarded-For",
                WHEN_MENDED);
    }

    static Refusal unknownPath() {
        return new Refusal(
                Status.NOT_FOUND_404, "UnknownPath", "path: is not one of this receiver, check the webhook's URL", 0);
    }

    static Refusal notAllowed(String allowed) {
        return new Refusal(Status.METHOD_NOT_ALLOWED_405, "MethodNotAllowed", "method: must be one of " + allowed, 0);
    }

    static Refusal unreadable(Fault fault) {
        return new Refusal(
                fault.status(),
                fault.reason(),
                fault.message(),
                fault.status().family() == Status.Family.SERVER_ERROR ? WHEN_MENDED : 0);
    }

    static Refusal unknownRegion() {
        return new Refusal(
                Status.NOT_FOUND_404, "UnknownRegion", "region: is not in the registry, check the webhook's URL", 0);
    }

    /** No 408: the same body may come in time the next time, and what is below 500 does not come again. */
    static Refusal slowBody() {
        return new Refusal(Status.SERVICE_UNAVAILABLE_503, "SlowBody", "body: did not arrive in time", 5);
    }

    static Refusal tooLarge(int limit) {
        return new Refusal(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "body: is larger than " + limit + " bytes", 0);
    }

    static Refusal contentType() {
        return new Refusal(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "ContentType", "content-type: must be application/json", 0);
    }

    /** Vivenu does not compress: it is a proxy that did, and what was signed is not what arrived. */
    static Refusal contentEncoding() {
        return new Refusal(
                Status.SERVICE_UNAVAILABLE_503,
                "ContentEncoding",
                "content-encoding: the body must come as it was signed, have the proxy not encode it",
                WHEN_MENDED);
    }

    static Refusal rateLimited() {
        return new Refusal(TOO_MANY_REQUESTS, "RateLimited", "too many failures from this address", 60);
    }

    static Refusal unavailable(String reason) {
        return new Refusal(
                Status.SERVICE_UNAVAILABLE_503, reason, "the delivery can't be stored now, send it again", 5);
    }
}
