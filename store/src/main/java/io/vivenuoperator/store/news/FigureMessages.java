package io.vivenuoperator.store.news;

import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.news.FigureNames.NamedEvent;
import io.vivenuoperator.store.news.FigureNames.NamedType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What is said of figures that have passed a level. */
final class FigureMessages {
    private static final int PERCENT = 100;
    private static final double HUNDREDTHS = 100.0;

    private FigureMessages() {}

    /** Empty for what is noted only. */
    static Optional<NewMessage> of(FigureEdge edge, FigureNames names, Instant observedAt) {
        return edge.type().map(type -> message(type, edge, names, observedAt));
    }

    private static NewMessage message(ProductEventType type, FigureEdge edge, FigureNames names, Instant observedAt) {
        NamedEvent event = Objects.requireNonNull(names.events().get(edge.eventKey()), "an event with figures");
        NewsPayload payload = NewsPayload.of(type, event.region()).with("eventId", event.eventId());
        payload.text("eventName", event.name());
        edge.typeKey().ifPresent(key -> {
            NamedType ticketType = Objects.requireNonNull(names.types().get(key), "a ticket type with figures");
            payload.with("ticketTypeId", ticketType.ticketTypeId()).with("ticketTypeName", ticketType.name());
        });
        if (type == ProductEventType.EVENT_THRESHOLD_REACHED) {
            payload.with("percent", edge.level());
        }
        return payload.with("capacity", edge.capacity())
                .with("sold", edge.sold())
                .with("available", Math.max(edge.capacity() - edge.sold(), 0))
                .with("percentSold", Math.floor(PERCENT * HUNDREDTHS * edge.sold() / edge.capacity()) / HUNDREDTHS)
                .message(event.eventId(), observedAt);
    }
}
