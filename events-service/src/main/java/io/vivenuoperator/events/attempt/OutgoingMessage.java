package io.vivenuoperator.events.attempt;

import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way to one endpoint, or several that are told together.
 *
 * @param messages at least one, in the order of the log
 * @param number of the attempt, from 1
 * @param replay the id of the replay that it belongs to
 * @param at when it is sent, for the envelope and the signature
 */
public record OutgoingMessage(
        MessageSubscription subscription,
        List<MessageRecord> messages,
        int number,
        Optional<String> replay,
        Instant at) {
    public OutgoingMessage {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("an attempt without a message");
        }
    }

    /** One by itself. */
    public OutgoingMessage(
            MessageSubscription subscription, MessageRecord message, int number, Optional<String> replay, Instant at) {
        this(subscription, List.of(message), number, replay, at);
    }

    /** The first, or the only one. */
    public MessageRecord message() {
        return messages.getFirst();
    }
}
