package io.vivenuoperator.events.stream;

import io.vivenuoperator.events.envelope.EventEnvelope;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.store.message.MessageRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How messages and signs look on the wire. No frame names its kind: the browser's onmessage hears only those that don't. */
final class FrameText {
    private FrameText() {}

    static MessageFrame of(MessageRecord message) {
        // Line breaks stand between the tokens of a payload only, where a blank is as good.
        String event = EventEnvelope.event(OutgoingEvent.of(message))
                .replace('\n', ' ')
                .replace('\r', ' ');
        String frame = "id: " + message.seq() + "\ndata: {\"type\":\"event\",\"event\":" + event + "}\n\n";
        return new MessageFrame(message.seq(), message.type(), message.source(), message.key(), octets(frame));
    }

    /** Makes the head leave at once, and tells the place from which the client would go on. */
    static byte[] beginning(int retryMillis, long place) {
        return octets("retry: " + retryMillis + "\nid: " + place + "\n: connected\n\n");
    }

    /** A sign of life, with the place up to which there was nothing for this client. */
    static byte[] beat(long place) {
        return octets("id: " + place + "\n: beat\n\n");
    }

    /** The place that was asked for is not in the log: what follows begins at its earliest message. */
    static byte[] reset(Optional<Long> earliest, long requested) {
        String from = earliest.map(String::valueOf).orElse("null");
        return octets("data: {\"type\":\"reset\",\"earliest\":" + from + ",\"requested\":" + requested + "}\n\n");
    }

    /** Says why it ends to people who watch the wire. */
    static byte[] end(StreamEnd how) {
        return octets(": " + how.word() + "\n\n");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
