package io.vivenuoperator.events.format;

import io.vivenuoperator.events.envelope.EventEnvelope;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Instant;

/**
 * The house's own: {@code {"event":{"id","type","source","payload","timestamp"},"deliveredAt"}}.
 *
 * @param includeMetadata whether the publisher's metadata is sent; it may hold addresses
 */
public record StandardFormat(boolean includeMetadata) implements DeliveryFormat {
    /** More than any message that may be published, with room for escapes. */
    static final TargetLimits LIMITS = TargetLimits.ofBody(256 * 1024);

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        String json = includeMetadata ? EventEnvelope.eventWithMetadata(event) : EventEnvelope.event(event);
        return JsonRequest.of(EventEnvelope.delivery(json, deliveredAt), LIMITS);
    }

    @Override
    public boolean signed() {
        return true;
    }

    @Override
    public TargetLimits limits() {
        return LIMITS;
    }
}
