package io.vivenuoperator.events.envelope;

import static io.vivenuoperator.events.envelope.JsonText.quoted;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The JSON that webhooks are sent and that streams show. It is written around the publisher's payload: whatever a payload looks
 * like, its octets stay.
 */
public final class EventEnvelope {
    private EventEnvelope() {}

    /** {@code {"id","type","source","payload","timestamp"}}. */
    public static String event(OutgoingEvent event) {
        return event(event, "");
    }

    /** The same with {@code metadata} behind the payload, if it has any. */
    public static String eventWithMetadata(OutgoingEvent event) {
        return event(
                event, event.metadata().map(json -> ",\"metadata\":" + json).orElse(""));
    }

    /**
     * A webhook's body: {@code {"event","deliveredAt"}}.
     *
     * @param event as one of the other methods has made it
     * @param deliveredAt written in whole milliseconds
     */
    public static String delivery(String event, Instant deliveredAt) {
        return "{\"event\":" + event + ",\"deliveredAt\":\"" + deliveredAt.truncatedTo(ChronoUnit.MILLIS) + "\"}";
    }

    private static String event(OutgoingEvent event, String metadata) {
        return "{\"id\":" + quoted(event.id())
                + ",\"type\":" + quoted(event.type())
                + ",\"source\":" + quoted(event.source())
                + ",\"payload\":" + event.payload()
                + metadata
                + ",\"timestamp\":\"" + event.timestamp() + "\"}";
    }
}
