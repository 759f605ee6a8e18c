package io.vivenuoperator.receiver.http;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ReasonName;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;

/**
 * Why a delivery did not come as far as the queue.
 *
 * @param region empty unless it is a known one
 * @param byStranger nobody vouched for it, so it counts against its source
 */
record Rejection(Problem problem, String region, boolean byStranger) implements SignatureVerdict {
    private static final Status TOO_MANY_REQUESTS = Status.create(429, "Too Many Requests");

    /** The request was not read to its end. What may be taken when it comes again is nobody's fault. */
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

    /** Nobody can tell yet whether it is good. */
    static Rejection notNow(Unavailable reason, String region) {
        return new Rejection(unavailable(reason), region, false);
    }

    /** Who has failed often is not told why any more. */
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

    /** Vivenu does not compress: it is a proxy that did, and what was signed is not what arrived. */
    static Problem contentEncoding() {
        return Problem.of(
                        Status.SERVICE_UNAVAILABLE_503,
                        "ContentEncoding",
                        "content-encoding: the body must come as it was signed, have the proxy not encode it")
                .untilMended();
    }
}
