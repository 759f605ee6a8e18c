package io.vivenuoperator.events.format;

import io.vivenuoperator.events.cloudevent.CloudEventWriter;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Instant;
import java.util.Map;

/** A CloudEvent as one JSON object: the signatures cover all of it. */
public record CloudEventsStructuredFormat(CloudEventWriter writer) implements DeliveryFormat {
    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        return JsonRequest.of(
                writer.structured(event), Map.of("Content-Type", CloudEventWriter.STRUCTURED), StandardFormat.LIMITS);
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
