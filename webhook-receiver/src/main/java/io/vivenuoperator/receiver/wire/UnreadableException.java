package io.vivenuoperator.receiver.wire;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;

/** A message that can't be read. The server answers it by itself and ends the connection, unless the reader of a body does. */
public final class UnreadableException extends RequestException {

    private static final String WHEN_MENDED = "60";

    private final transient FramingFault fault;

    UnreadableException(FramingFault fault) {
        super(answer(fault));
        this.fault = fault;
    }

    public FramingFault fault() {
        return fault;
    }

    private static Builder answer(FramingFault fault) {
        var answer = RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(fault.status())
                .setKeepAlive(false)
                .message("{\"reason\":\"%s\",\"message\":\"%s\"}".formatted(fault.reason(), fault.message()));
        return fault.worthARetry() ? answer.header(HeaderValues.create(HeaderNames.RETRY_AFTER, WHEN_MENDED)) : answer;
    }
}
