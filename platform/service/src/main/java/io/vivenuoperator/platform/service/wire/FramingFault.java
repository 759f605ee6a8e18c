package io.vivenuoperator.platform.service.wire;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;

/**
 * Why a message can't be read. A fault that a change of our or a proxy's settings may cure is a 5xx, because a retry may
 * then succeed; one that violates the protocol is a 4xx.
 *
 * @param message constant text without quotes: nothing that the client sent
 */
public record FramingFault(Status status, String reason, String message) {
    static FramingFault badRequest(String message) {
        return new FramingFault(Status.BAD_REQUEST_400, "BadRequest", message);
    }

    static FramingFault targetTooLong(int limit) {
        return new FramingFault(
                Status.REQUEST_URI_TOO_LONG_414, "TargetTooLong", "request line: is longer than " + limit + " bytes");
    }

    /** Usually caused by headers that proxies add, or by cookies. */
    static FramingFault headTooLarge(Status status, int limit) {
        return new FramingFault(
                status,
                "HeadTooLarge",
                "headers: are larger than " + limit + " bytes, send fewer or make the proxy do so");
    }

    static FramingFault bodyTooLarge() {
        return new FramingFault(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "content-length: is larger than any limit");
    }

    static FramingFault transferCoding() {
        return new FramingFault(
                Status.NOT_IMPLEMENTED_501,
                "TransferCoding",
                "transfer-encoding: only chunked is supported, make the proxy use nothing else");
    }

    static FramingFault version() {
        return new FramingFault(
                Status.HTTP_VERSION_NOT_SUPPORTED_505,
                "HttpVersion",
                "only HTTP/1.0 and HTTP/1.1 are supported, make the proxy use HTTP/1.1 on this port");
    }

    static FramingFault proxyProtocol() {
        return new FramingFault(
                Status.SERVICE_UNAVAILABLE_503,
                "ProxyProtocol",
                "the PROXY protocol is not supported, make the proxy send X-Forwarded-For instead");
    }

    static FramingFault tls() {
        return new FramingFault(
                Status.SERVICE_UNAVAILABLE_503,
                "Tls",
                "TLS is not supported, make the proxy use plain HTTP on this port");
    }

    /** The problem to answer with. */
    public Problem problem() {
        Problem problem = Problem.of(status, reason, message);
        return status.family() == Status.Family.SERVER_ERROR ? problem.untilMended() : problem;
    }
}
