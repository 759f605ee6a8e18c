package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * An endpoint's response.
 *
 * @param headers besides the content's type
 * @param stream the content, if it is written as it comes
 * @param problem present if the request was rejected; it is the content then
 * @param outcome one word for the access log
 * @param details adds further key-values to the access log
 */
public record Answer(
        Status status,
        List<Header> headers,
        Optional<Content> content,
        Optional<Stream> stream,
        Optional<Problem> problem,
        String outcome,
        UnaryOperator<LoggingEventBuilder> details) {
    private static final String TAKEN = "Ok";

    /** The response body. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String mediaType, byte[] bytes) {
        public Content(String mediaType, String text) {
            this(mediaType, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A response body that goes on for as long as its writer does. */
    public record Stream(String mediaType, StreamWriter writer) {}

    public static Answer noContent(String outcome) {
        return empty(Status.NO_CONTENT_204, outcome);
    }

    /** A response that has no content, as 304. */
    public static Answer empty(Status status, String outcome) {
        return new Answer(
                status,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                outcome,
                UnaryOperator.identity());
    }

    public static Answer json(Status status, String json) {
        return content(status, new Content("application/json", json));
    }

    public static Answer content(Status status, Content content) {
        return new Answer(
                status,
                List.of(),
                Optional.of(content),
                Optional.empty(),
                Optional.empty(),
                TAKEN,
                UnaryOperator.identity());
    }

    /** 200, with content that is written as it comes. It takes no place among the requests in progress. */
    public static Answer stream(Stream stream) {
        return new Answer(
                Status.OK_200,
                List.of(),
                Optional.empty(),
                Optional.of(stream),
                Optional.empty(),
                TAKEN,
                UnaryOperator.identity());
    }

    public static Answer problem(Problem problem) {
        return new Answer(
                problem.httpStatus(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(problem),
                problem.reason(),
                UnaryOperator.identity());
    }

    /** The same, with one more header. */
    public Answer with(HeaderName name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(HeaderValues.create(name, value));
        return new Answer(status, List.copyOf(more), content, stream, problem, outcome, details);
    }

    /** The same, with more details for the access log. */
    public Answer with(UnaryOperator<LoggingEventBuilder> more) {
        return new Answer(status, headers, content, stream, problem, outcome, line -> more.apply(details.apply(line)));
    }
}
