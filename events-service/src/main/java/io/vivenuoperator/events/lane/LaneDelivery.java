package io.vivenuoperator.events.lane;

import io.vivenuoperator.store.message.MessageRecord;
import java.util.List;
import java.util.Optional;

/**
 * A message whose turn it is, or several that are told together.
 *
 * @param messages at least one, in the order of the log
 * @param number of the attempt, from 1
 */
public record LaneDelivery(List<MessageRecord> messages, int number, DeliveryOrigin origin) {
    /** One by itself. */
    public LaneDelivery(MessageRecord message, int number, DeliveryOrigin origin) {
        this(List.of(message), number, origin);
    }

    /** The first, or the only one. */
    public MessageRecord message() {
        return messages.getFirst();
    }

    /** Each of them by itself. */
    public List<LaneDelivery> each() {
        return messages.size() == 1
                ? List.of(this)
                : messages.stream()
                        .map(message -> new LaneDelivery(message, number, origin))
                        .toList();
    }

    /** How it comes that the message is sent now. */
    public sealed interface DeliveryOrigin {
        /** For the first time. */
        record Fresh() implements DeliveryOrigin {}

        /**
         * After a failure, or after one of its key.
         *
         * @param replay in which it failed, if it was one
         */
        record Again(Optional<String> replay) implements DeliveryOrigin {}

        /** Somebody asked for it. */
        record Replayed(String replay) implements DeliveryOrigin {}
    }

    /** The replay that it is a part of. */
    public Optional<String> replay() {
        return origin instanceof DeliveryOrigin.Replayed(String id) ? Optional.of(id) : Optional.empty();
    }

    /** The replay that it goes back to, also when that has ended long since. */
    public Optional<String> replayedBy() {
        return origin instanceof DeliveryOrigin.Again(Optional<String> replay) ? replay : replay();
    }

    /** Whether there may be a row of it among the retries. */
    public boolean mayBeRetry() {
        return !(origin instanceof DeliveryOrigin.Fresh);
    }
}
