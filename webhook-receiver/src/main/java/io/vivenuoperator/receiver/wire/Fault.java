package io.vivenuoperator.receiver.wire;

import io.helidon.http.Status;

/**
 * Why a message can't be read. What a setting of ours or of a proxy's may cure is a 5xx, because Vivenu sends it again; what breaks
 * the protocol, and always will, is a 4xx.
 *
 * @param message constant text without quotes: nothing that the client sent
 */
public record Fault(Status status, String reason, String message) {

    static Fault badRequest(String message) {
        return new Fault(Status.BAD_REQUEST_400, "BadRequest", message);
    }

    static Fault targetTooLong(int limit) {
        return new Fault(
                Status.REQUEST_URI_TOO_LONG_414, "TargetTooLong", "request line: is longer than " + limit + " bytes");
    }

    /** Vivenu's own headers are few: what makes them too large is added on the way. */
    static Fault headTooLarge(int limit) {
        return new Fault(
                Status.SERVICE_UNAVAILABLE_503,
                "HeadTooLarge",
                "headers: are larger than " + limit + " bytes, have the proxy send fewer");
    }

    static Fault bodyTooLarge() {
        return new Fault(Status.REQUEST_ENTITY_TOO_LARGE_413, "TooLarge", "content-length: is larger than any limit");
    }

    static Fault transferCoding() {
        return new Fault(
                Status.NOT_IMPLEMENTED_501,
                "TransferCoding",
                "transfer-encoding: only chunked is taken, have the proxy send nothing else");
    }

    static Fault version() {
        return new Fault(
                Status.HTTP_VERSION_NOT_SUPPORTED_505,
                "HttpVersion",
                "only HTTP/1.0 and HTTP/1.1 are taken, have the proxy speak HTTP/1.1 to this port");
    }

    static Fault proxyProtocol() {
        return new Fault(
                Status.SERVICE_UNAVAILABLE_503,
                "ProxyProtocol",
                "the PROXY protocol is not taken, have the proxy send X-Forwarded-For instead");
    }

    static Fault tls() {
        return new Fault(
                Status.SERVICE_UNAVAILABLE_503,
                "Tls",
                "TLS is not taken, have the proxy speak plain HTTP to this port");
    }

    /** Whether it may be taken when it comes again. */
    boolean worthARetry() {
        return status.family() == Status.Family.SERVER_ERROR;
    }
}
