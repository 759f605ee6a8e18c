package io.vivenuoperator.events.publish;

import java.util.List;

/**
 * The events of one request.
 *
 * @param single whether one event was sent by itself, not in a list
 */
public record SentEvents(List<EventDraft> events, boolean single) {
    public SentEvents {
        events = List.copyOf(events);
    }

    /** A field of one of them, for whoever sent it. */
    String place(int at, String field) {
        return single ? field : "[" + at + "]." + field;
    }
}
