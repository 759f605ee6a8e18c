package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.delivery.Deliveries.Message;
import io.vivenuoperator.simulators.patreon.world.Member;
import java.util.List;

/** The body of a delivery: the member with everything, and neither an id nor a time of its own. */
public final class MessageBody {
    private MessageBody() {}

    /**
     * A message.
     *
     * @param documented whether the user is called {@code patron}, as the documentation says, or {@code user}, as it is
     */
    public static Message of(String trigger, Member member, String campaignId, boolean documented) {
        var resource =
                new MemberResource(FieldSelection.ofDelivery(), true, campaignId, documented ? "patron" : "user");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", resource.of(member));
        body.set("included", resource.included(List.of(member)));
        body.putObject("links").put("self", "https://www.patreon.com/api/oauth2/v2/members/" + member.id());
        return new Message(trigger, body.toString());
    }
}
