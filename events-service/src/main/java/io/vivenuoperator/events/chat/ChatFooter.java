package io.vivenuoperator.events.chat;

import io.vivenuoperator.events.envelope.OutgoingEvent;

/** The small print of a message, by which an event is found again. */
final class ChatFooter {
    private ChatFooter() {}

    static String of(OutgoingEvent event) {
        return event.type() + " · " + event.id() + " · " + event.timestamp();
    }
}
