package io.vivenuoperator.events.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.store.delivery.DeliveryHistory.DeadLetter;
import io.vivenuoperator.store.delivery.DeliveryHistory.MessageName;
import io.vivenuoperator.store.delivery.DeliveryHistory.PastAttempt;
import java.time.Instant;

/** Attempts and dead letters as JSON. What is not known, or did not happen, is null. */
final class JournalText {
    private JournalText() {}

    static ObjectNode attempt(PastAttempt attempt) {
        return about(attempt.message(), attempt.at())
                .put("number", attempt.number())
                .put("status", attempt.status().orElse(null))
                .put("reason", attempt.reason().orElse(null))
                .put("detail", attempt.detail().orElse(null))
                .put("millis", attempt.millis())
                .put("replay", attempt.replay().orElse(null));
    }

    static ObjectNode deadLetter(DeadLetter letter) {
        return about(letter.message(), letter.at())
                .put("attempts", letter.attempts())
                .put("status", letter.status().orElse(null))
                .put("reason", letter.reason())
                .put("answer", letter.answer().orElse(null));
    }

    private static ObjectNode about(MessageName message, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("seq", message.seq())
                .put("eventId", message.id().orElse(null))
                .put("eventType", message.type().orElse(null))
                .put("storedAt", message.at().map(Instant::toString).orElse(null));
    }
}
