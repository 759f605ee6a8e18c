package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * An endpoint's response.
 *
 * @param problem present if the request was rejected; it is the content then
 * @param outcome one word for the access log
 * @param details adds further key-values to the access log
 */
public record Answer(
        Status status,
        Optional<Content> content,
        Optional<Problem> problem,
        String outcome,
        UnaryOperator<LoggingEventBuilder> details) {
    private static final String TAKEN = "Ok";

    /** The response body. */
    public record Content(String mediaType, String text) {}

    public static Answer noContent(String outcome) {
        return new Answer(Status.NO_CONTENT_204, Optional.empty(), Optional.empty(), outcome, UnaryOperator.identity());
    }

    public static Answer json(Status status, String json) {
        return new Answer(
                status,
                Optional.of(new Content("application/json", json)),
                Optional.empty(),
                TAKEN,
                UnaryOperator.identity());
    }

    public static Answer problem(Problem problem) {
        return new Answer(
                problem.httpStatus(),
                Optional.empty(),
                Optional.of(problem),
                problem.reason(),
                UnaryOperator.identity());
    }

    /** The same, with more details for the access log. */
    public Answer with(UnaryOperator<LoggingEventBuilder> more) {
        return new Answer(status, content, problem, outcome, line -> more.apply(details.apply(line)));
    }
}
