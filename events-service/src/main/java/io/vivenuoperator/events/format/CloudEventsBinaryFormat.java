package io.vivenuoperator.events.format;

import io.vivenuoperator.events.cloudevent.CloudEventWriter;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Instant;
import java.util.Map;

/**
 * A CloudEvent whose attributes are headers and whose body is the payload. The signatures don't cover the headers; Knative and
 * policies that look at headers want it all the same.
 */
public record CloudEventsBinaryFormat(CloudEventWriter writer) implements DeliveryFormat {
    /** Many servers refuse a head of more than 8 KiB. */
    private static final int HEADER_BYTES = 6 * 1024;

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        Map<String, String> headers = writer.headers(event);
        int bytes = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        return bytes <= HEADER_BYTES
                ? JsonRequest.of(event.payload(), headers, StandardFormat.LIMITS)
                : new FormatOutcome.Unsendable(
                        FormatOutcome.TOO_LARGE,
                        "id, type, source and key have %,d bytes as headers and many servers take no more than %,d: use CloudEventsStructured"
                                .formatted(bytes, HEADER_BYTES));
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public TargetLimits limits() {
        return StandardFormat.LIMITS;
    }
}
