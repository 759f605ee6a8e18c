package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What an endpoint answers.
 *
 * @param problem present when the request was not taken; it is the content then
 * @param outcome one word for the access log
 * @param details adds what the access log is to say besides
 */
public record Answer(
        Status status,
        Optional<Content> content,
        Optional<Problem> problem,
        String outcome,
        UnaryOperator<LoggingEventBuilder> details) {
    private static final String TAKEN = "Ok";

    /** What is sent after the head. */
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

    /** The same, with more for the access log. */
    public Answer with(UnaryOperator<LoggingEventBuilder> more) {
        return new Answer(status, content, problem, outcome, line -> more.apply(details.apply(line)));
    }
}
