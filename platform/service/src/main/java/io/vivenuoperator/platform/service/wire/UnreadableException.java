package io.vivenuoperator.platform.service.wire;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.vivenuoperator.platform.service.problem.Problem;

/** A message that can't be read. The server answers it by itself and closes the connection, unless the body's reader does. */
public final class UnreadableException extends RequestException {
    private final transient FramingFault fault;

    UnreadableException(FramingFault fault) {
        super(answer(fault));
        this.fault = fault;
    }

    public FramingFault fault() {
        return fault;
    }

    private static Builder answer(FramingFault fault) {
        Problem problem = fault.problem();
        var answer = RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(fault.status())
                .setKeepAlive(false)
                .message(problem.toJson());
        return problem.worthARetry()
                ? answer.header(
                        HeaderValues.create(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds())))
                : answer;
    }
}
