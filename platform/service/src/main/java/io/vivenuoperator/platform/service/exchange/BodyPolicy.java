package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.ServerRequestHeaders;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.Optional;

/** Which bodies an endpoint accepts, judged by the headers before any byte of the body is read. */
@FunctionalInterface
public interface BodyPolicy {
    /** Unencoded JSON, or a body without a content type. */
    BodyPolicy JSON = headers -> {
        if (JsonMediaType.encoded(headers)) {
            return Optional.of(RequestProblems.contentEncoding());
        }
        return JsonMediaType.mayBeJson(headers) ? Optional.empty() : Optional.of(RequestProblems.contentType());
    };

    /** Empty if the body may be read. */
    Optional<Problem> problem(ServerRequestHeaders headers);
}
