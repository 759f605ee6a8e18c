package io.vivenuoperator.platform.service.wire;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ProblemForm;

/** A message that can't be read. The server answers it by itself and closes the connection, unless the body's reader does. */
public final class UnreadableException extends RequestException {
    private final transient FramingFault fault;

    private UnreadableException(FramingFault fault, Builder answer) {
        super(answer);
        this.fault = fault;
    }

    static UnreadableException of(FramingFault fault) {
        return new UnreadableException(fault, answer(fault, fault.problem().toJson()));
    }

    static UnreadableException of(FramingFault fault, ProblemForm form, Header id) {
        return new UnreadableException(
                fault, answer(fault, form.text(fault.problem(), id.values())).header(id));
    }

    public FramingFault fault() {
        return fault;
    }

    private static Builder answer(FramingFault fault, String text) {
        Problem problem = fault.problem();
        var answer = RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(fault.status())
                .setKeepAlive(false)
                .message(text);
        return problem.worthARetry()
                ? answer.header(
                        HeaderValues.create(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds())))
                : answer;
    }
}
