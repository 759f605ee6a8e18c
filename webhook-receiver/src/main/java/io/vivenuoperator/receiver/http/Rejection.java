package io.vivenuoperator.receiver.http;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ReasonName;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;

/**
 * Why a delivery did not reach the queue.
 *
 * @param region empty unless known
 * @param byStranger whether the sender was unauthenticated, so that it counts against its address
 */
record Rejection(Problem problem, String region, boolean byStranger) implements SignatureVerdict {
    private static final Status TOO_MANY_REQUESTS = Status.create(429, "Too Many Requests");

    /** The request body was not read completely. A temporary failure counts against nobody. */
    static Rejection unread(Problem problem) {
        return new Rejection(problem, "", !problem.worthARetry());
    }

    static Rejection malformed(String message, String region) {
        return new Rejection(Problem.of(Status.BAD_REQUEST_400, "NotAnEnvelope", message), region, false);
    }

    static Rejection signature(String region) {
        return new Rejection(
                Problem.of(
                        Status.UNAUTHORIZED_401,
                        "SignatureMismatch",
                        "x-vivenu-signature: must be the lower-case hex HMAC-SHA256 of the body under the webhook's"
                                + " hmacKey"),
                region,
                true);
    }

    static Rejection unknownRegion() {
        return new Rejection(
                Problem.of(
                        Status.NOT_FOUND_404,
                        "UnknownRegion",
                        "region: is not in the registry, check the webhook's URL"),
                "",
                true);
    }

    /** Whether it is valid can't be decided yet. */
    static Rejection notNow(Unavailable reason, String region) {
        return new Rejection(unavailable(reason), region, false);
    }

    /** After many failures, a sender no longer learns why. */
    Rejection rateLimited() {
        return new Rejection(
                Problem.of(TOO_MANY_REQUESTS, "RateLimited", "too many failures from this address")
                        .untilMended(),
                region,
                byStranger);
    }

    static Problem unavailable(Unavailable reason) {
        return Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        ReasonName.of(reason),
                        "the delivery can't be stored now, send it again")
                .passing();
    }

    /** Vivenu does not compress. A proxy did, so the signed bytes did not arrive. */
    static Problem contentEncoding() {
        return Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        "ContentEncoding",
                        "content-encoding: the body must arrive as it was signed: disable compression in the proxy")
                .untilMended();
    }
}
