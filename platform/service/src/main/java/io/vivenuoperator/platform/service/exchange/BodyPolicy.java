package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.ServerRequestHeaders;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.Optional;

/** Which bodies an endpoint takes, told from the headers before a byte of the body is read. */
@FunctionalInterface
public interface BodyPolicy {
    /** JSON as it is, or whatever does not say what it is. */
    BodyPolicy JSON = headers -> {
        if (JsonMediaType.encoded(headers)) {
            return Optional.of(RequestProblems.contentEncoding());
        }
        return JsonMediaType.mayBeJson(headers) ? Optional.empty() : Optional.of(RequestProblems.contentType());
    };

    /** Empty when the body may be read. */
    Optional<Problem> problem(ServerRequestHeaders headers);
}
