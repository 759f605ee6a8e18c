package io.vivenuoperator.events.cloudevent;

import java.util.List;

/** What a request with CloudEvents is. */
public sealed interface CloudEventVerdict {
    /** All of it can be read. */
    record ReadEvents(List<IncomingEvent> events) implements CloudEventVerdict {
        public ReadEvents {
            events = List.copyOf(events);
        }
    }

    /**
     * It can't, and nothing of it is taken.
     *
     * @param attribute which is wrong, as {@code time} or {@code [3].time} in a batch; {@code body} for the JSON as a whole
     * @param message what it must be
     */
    record WrongAttribute(String attribute, String message) implements CloudEventVerdict {}
}
