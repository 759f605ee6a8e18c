package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderName;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.List;

/**
 * How a program's HTTP differs from another's.
 *
 * @param headers that its endpoints read; others go no further than the connection
 * @param accessLogMessage what the access log calls a request
 * @param problemMediaType of answers that say why a request was not taken
 */
public record HttpConventions(List<HeaderName> headers, String accessLogMessage, String problemMediaType) {
    /** No headers of its own, "request", and RFC 9457's media type. */
    public static final HttpConventions USUAL = new HttpConventions(List.of(), "request", Problem.MEDIA_TYPE);

    public HttpConventions {
        headers = List.copyOf(headers);
    }
}
