package io.vivenuoperator.platform.service.wire;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;

/**
 * Why a message can't be read. What a setting of ours or of a proxy's may cure is a 5xx, because it is worth asking again then; what
 * breaks the protocol, and always will, is a 4xx.
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

    /** Nearly always it is what proxies add on the way that makes them too large. */
    static FramingFault headTooLarge(int limit) {
        return new FramingFault(
                Status.SERVICE_UNAVAILABLE_503,
                "HeadTooLarge",
                "headers: are larger than " + limit + " bytes, have the proxy send fewer");
    }

    static FramingFault bodyTooLarge() {
        return new FramingFault(
                Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "content-length: is larger than any limit");
    }

    static FramingFault transferCoding() {
        return new FramingFault(
                Status.NOT_IMPLEMENTED_501,
                "TransferCoding",
                "transfer-encoding: only chunked is taken, have the proxy send nothing else");
    }

    static FramingFault version() {
        return new FramingFault(
                Status.HTTP_VERSION_NOT_SUPPORTED_505,
                "HttpVersion",
                "only HTTP/1.0 and HTTP/1.1 are taken, have the proxy speak HTTP/1.1 to this port");
    }

    static FramingFault proxyProtocol() {
        return new FramingFault(
                Status.SERVICE_UNAVAILABLE_503,
                "ProxyProtocol",
                "the PROXY protocol is not taken, have the proxy send X-Forwarded-For instead");
    }

    static FramingFault tls() {
        return new FramingFault(
                Status.SERVICE_UNAVAILABLE_503,
                "Tls",
                "TLS is not taken, have the proxy speak plain HTTP to this port");
    }

    /** As it is answered. */
    public Problem problem() {
        Problem problem = Problem.of(status, reason, message);
        return status.family() == Status.Family.SERVER_ERROR ? problem.untilMended() : problem;
    }
}
