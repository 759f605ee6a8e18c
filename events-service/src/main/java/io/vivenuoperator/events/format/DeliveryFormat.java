package io.vivenuoperator.events.format;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Instant;

/** How one kind of target is spoken to. Thread-safe; made once for a subscription. */
public interface DeliveryFormat {
    /**
     * What to send for an event. The same event and instant give the same octets.
     *
     * @param deliveredAt when this attempt is made; it is in the body of a webhook
     */
    FormatOutcome format(OutgoingEvent event, Instant deliveredAt);

    /** Whether the request is signed: a webhook is, a chat would only show a stranger our headers. */
    boolean signed();

    /** What the target bears. */
    TargetLimits limits();

    /**
     * What the target means by an answer, where it means more than its status says.
     *
     * @param body the beginning of it, as text
     */
    default AnswerHint hint(int status, String body) {
        return new AnswerHint.Ordinary();
    }
}
