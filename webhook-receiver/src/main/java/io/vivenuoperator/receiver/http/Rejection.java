package io.vivenuoperator.receiver.http;

import io.helidon.http.Status;
import io.vivenuoperator.receiver.wire.FramingFault;

/**
 * Why a delivery was not taken.
 *
 * @param retryAfterSeconds 0 when coming again would not help
 */
record Rejection(Status status, String reason, String message, int retryAfterSeconds) {

    /** Something of ours or of a proxy's has to be set right before coming again helps. */
    private static final int WHEN_MENDED = 60;

    private static final Status TOO_MANY_REQUESTS = Status.create(429, "Too Many Requests");

    /** Whether the delivery may be taken when it comes again. */
    boolean worthARetry() {
        return retryAfterSeconds > 0;
    }

    static Rejection empty() {
        return new Rejection(Status.BAD_REQUEST_400, "EmptyBody", "body: is empty, a JSON envelope is expected", 0);
    }

    static Rejection malformed(String message) {
        return new Rejection(Status.BAD_REQUEST_400, "NotAnEnvelope", message, 0);
    }

    static Rejection signature() {
        return new Rejection(
                Status.UNAUTHORIZED_401,
                "SignatureMismatch",
                "x-vivenu-signature: must be the lower-case hex HMAC-SHA256 of the body under the webhook's hmacKey",
                0);
    }

    static Rejection source() {
        return new Rejection(
                Status.FORBIDDEN_403, "SourceNotAllowed", "the address is not in ALLOWED_SOURCES of this receiver", 0);
    }

    static Rejection unknownSource() {
        return new Rejection(
                Status.SERVICE_UNAVAILABLE_503,
                "SourceUnknown",
                "no address of the sender: have each proxy of TRUSTED_PROXIES add it to X-Forwarded-For",
                WHEN_MENDED);
    }

    static Rejection unknownPath() {
        return new Rejection(
                Status.NOT_FOUND_404, "UnknownPath", "path: is not one of this receiver, check the webhook's URL", 0);
    }

    static Rejection notAllowed(String allowed) {
        return new Rejection(Status.METHOD_NOT_ALLOWED_405, "MethodNotAllowed", "method: must be one of " + allowed, 0);
    }

    static Rejection unreadable(FramingFault fault) {
        return new Rejection(
                fault.status(),
                fault.reason(),
                fault.message(),
                fault.status().family() == Status.Family.SERVER_ERROR ? WHEN_MENDED : 0);
    }

    static Rejection unknownRegion() {
        return new Rejection(
                Status.NOT_FOUND_404, "UnknownRegion", "region: is not in the registry, check the webhook's URL", 0);
    }

    /** No 408: the same body may come in time the next time, and what is below 500 does not come again. */
    static Rejection slowBody() {
        return new Rejection(Status.SERVICE_UNAVAILABLE_503, "SlowBody", "body: did not arrive in time", 5);
    }

    static Rejection tooLarge(int limit) {
        return new Rejection(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "body: is larger than " + limit + " bytes", 0);
    }

    static Rejection contentType() {
        return new Rejection(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "ContentType", "content-type: must be application/json", 0);
    }

    /** Vivenu does not compress: it is a proxy that did, and what was signed is not what arrived. */
    static Rejection contentEncoding() {
        return new Rejection(
                Status.SERVICE_UNAVAILABLE_503,
                "ContentEncoding",
                "content-encoding: the body must come as it was signed, have the proxy not encode it",
                WHEN_MENDED);
    }

    static Rejection rateLimited() {
        return new Rejection(TOO_MANY_REQUESTS, "RateLimited", "too many failures from this address", 60);
    }

    static Rejection unavailable(String reason) {
        return new Rejection(
                Status.SERVICE_UNAVAILABLE_503, reason, "the delivery can't be stored now, send it again", 5);
    }
}
