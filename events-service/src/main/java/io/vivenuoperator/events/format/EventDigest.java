package io.vivenuoperator.events.format;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Duration;
import java.util.List;

/**
 * Events that are told together.
 *
 * @param events in the order of the log; at least one
 * @param window for how long they were collected
 * @param lines the most lines that the text may have
 */
public record EventDigest(List<OutgoingEvent> events, Duration window, int lines) {
    public EventDigest {
        if (events.isEmpty() || lines < 1) {
            throw new IllegalArgumentException("a digest has events, and at least one line");
        }
        events = List.copyOf(events);
    }
}
