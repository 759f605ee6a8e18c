package io.vivenuoperator.events.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.format.FormatOutcome;
import io.vivenuoperator.events.format.JsonRequest;
import io.vivenuoperator.events.format.TargetLimits;
import java.util.function.IntFunction;

/** Bodies of chats. */
final class ChatBody {
    private ChatBody() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The body with as many lines as fit the target's limit.
     *
     * @param most lines to begin with; halved until the body fits
     */
    static FormatOutcome within(TargetLimits limits, int most, IntFunction<ObjectNode> body) {
        FormatOutcome outcome = JsonRequest.of(body.apply(most).toString(), limits);
        return outcome instanceof FormatOutcome.Unsendable && most > 1 ? within(limits, most / 2, body) : outcome;
    }
}
