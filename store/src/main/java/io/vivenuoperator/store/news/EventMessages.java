package io.vivenuoperator.store.news;

import io.vivenuoperator.store.event.ChangedEvent;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.message.NewMessage;
import java.time.Instant;

/** What is said of events. */
final class EventMessages {
    private EventMessages() {}

    static NewMessage changed(ChangedEvent change, Instant observedAt) {
        EventRecord event = change.event();
        return NewsPayload.of(
                        change.isNew() ? ProductEventType.EVENT_CREATED : ProductEventType.EVENT_UPDATED,
                        event.region())
                .with("eventId", event.eventId())
                .with("name", event.name())
                .instant("startsAt", event.start())
                .instant("endsAt", event.end())
                .instant("sellStart", event.sellStart())
                .instant("sellEnd", event.sellEnd())
                .text("timezone", event.timezone())
                .text("url", event.url())
                .with("updatedAt", event.updatedAt())
                .message(event.eventId(), observedAt);
    }

    static NewMessage deleted(EventDeletion deletion, Instant observedAt) {
        return NewsPayload.of(ProductEventType.EVENT_DELETED, deletion.region())
                .with("eventId", deletion.eventId())
                .with("cause", "Deleted")
                .message(deletion.eventId(), observedAt);
    }

    static NewMessage vanished(EventPlace event, Instant observedAt) {
        return NewsPayload.of(ProductEventType.EVENT_DELETED, event.region())
                .with("eventId", event.eventId())
                .with("cause", "Missing")
                .message(event.eventId(), observedAt);
    }
}
