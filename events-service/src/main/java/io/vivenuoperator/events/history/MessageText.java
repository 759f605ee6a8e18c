package io.vivenuoperator.events.history;

import io.vivenuoperator.events.envelope.EventEnvelope;
import io.vivenuoperator.events.envelope.JsonText;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.store.message.MessageRecord;

/** A message as JSON with everything that is known of it, around the payload's own text. */
final class MessageText {
    private MessageText() {}

    static String whole(MessageRecord message) {
        String event = EventEnvelope.eventWithMetadata(OutgoingEvent.of(message));
        String key =
                message.key().map(text -> ",\"key\":" + JsonText.quoted(text)).orElse("");
        return "%s,\"seq\":%d,\"storedAt\":\"%s\"%s}"
                .formatted(event.substring(0, event.length() - 1), message.seq(), message.at(), key);
    }
}
