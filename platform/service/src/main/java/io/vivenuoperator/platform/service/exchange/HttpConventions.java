package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderName;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.util.List;

/**
 * How one program's HTTP differs from another's.
 *
 * @param headers the headers that its endpoints read; others are dropped at the connection
 * @param accessLogMessage the access log's message for a request
 * @param problems how responses that reject a request are written
 * @param queries whether its endpoints read queries; else they are dropped at the connection
 * @param common what goes with every answer
 */
public record HttpConventions(
        List<HeaderName> headers,
        String accessLogMessage,
        ProblemForm problems,
        boolean queries,
        CommonHeaders common) {
    /** No headers of its own, "request", RFC 9457's media type, no queries. */
    public static final HttpConventions USUAL =
            new HttpConventions(List.of(), "request", ProblemForm.USUAL, false, CommonHeaders.NONE);

    public HttpConventions {
        headers = List.copyOf(headers);
    }

    /** For a program that reads no queries. */
    public HttpConventions(List<HeaderName> headers, String accessLogMessage) {
        this(headers, accessLogMessage, ProblemForm.USUAL, false, CommonHeaders.NONE);
    }
}
