package io.vivenuoperator.simulator.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.resource.EventResource;
import io.vivenuoperator.simulator.resource.TicketResource;
import io.vivenuoperator.simulator.world.Change;
import io.vivenuoperator.simulator.world.Ids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The posted JSON: compact, with the fields of real deliveries. */
record Envelope(String id, String type, String json) {
    static Envelope of(Change change, Ids ids, String webhookId, String mode) {
        String id = UUID.randomUUID().toString();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id)
                .put("sellerId", ids.sellerId())
                .put("webhookId", webhookId)
                .put("type", change.type())
                .put("mode", mode);
        ObjectNode data = node.putObject("data");
        switch (change) {
            case Change.OfTicket of -> data.set("ticket", TicketResource.of(ids, of.ticket(), of.event()));
            case Change.OfEvent of -> data.set("event", EventResource.of(ids, of.event()));
        }
        return new Envelope(id, change.type(), node.toString());
    }

    /** The same delivery with another id. */
    Envelope renumbered() {
        String other = UUID.randomUUID().toString();
        return new Envelope(other, type, json.replaceFirst(id, other));
    }

    /** The bytes that are sent and signed. */
    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Envelope[id=" + id + ", type=" + type + "]";
    }
}
