package io.vivenuoperator.simulator.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.world.Event;
import io.vivenuoperator.simulator.world.Ids;
import io.vivenuoperator.simulator.world.Ticket;
import io.vivenuoperator.simulator.world.TicketStatus;
import io.vivenuoperator.simulator.world.TicketType;
import java.math.BigDecimal;

/** A ticket in the form of {@code TicketResource}. */
public final class TicketResource {
    private static final int POS_ONE_IN = 16;
    private static final int FREE_ONE_IN = 40;

    private TicketResource() {}

    /** Renders a ticket. One sold at a box office has no holder, nor has one without an owner. */
    public static ObjectNode of(Ids ids, Ticket ticket, Event event) {
        TicketType type = event.types().get(ticket.type());
        boolean pos = ticket.number() % POS_ONE_IN == 5;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_id", ids.ticket(ticket.number()))
                .put("sellerId", ids.sellerId())
                .put("eventId", event.id())
                .put("ticketTypeId", type.id())
                .put("ticketName", type.name())
                .put("transactionId", ids.transaction(ticket.number()))
                .put("status", ticket.status().name())
                .put("type", "SINGLE")
                .put("origin", ticket.madeFrom().isPresent() ? "transfer" : pos ? "pos" : "yourticket")
                .put("deliveryType", "VIRTUAL")
                .put("currency", event.venue().currency());
        ticket.madeFrom().ifPresent(from -> node.put("originTicketId", ids.ticket(from)));
        BigDecimal paid = ticket.number() % FREE_ONE_IN == 1 ? BigDecimal.ZERO : type.price();
        node.put("regularPrice", type.price()).put("realPrice", paid);
        Holder holder = Holder.of(ids, ticket.number());
        node.put("secret", holder.secret()).put("barcode", holder.barcode());
        if (!pos && ticket.status() != TicketStatus.BLANK) {
            node.put("customerId", ids.customer(ticket.number()));
            addHolder(node, holder);
        }
        boolean valid = ticket.status() == TicketStatus.VALID;
        node.put("personalized", valid && !pos).put("completed", ticket.status().sold());
        node.putObject("extraFields");
        node.putArray("addOns");
        node.putArray("history");
        return node.put("createdAt", Timestamps.iso(ticket.createdAt()))
                .put("updatedAt", Timestamps.iso(ticket.updatedAt()))
                .put("__v", ticket.version());
    }

    private static void addHolder(ObjectNode node, Holder holder) {
        node.put("name", holder.name())
                .put("firstname", holder.firstname())
                .put("lastname", holder.lastname())
                .put("email", holder.email())
                .put("street", holder.street())
                .put("city", holder.city())
                .put("postal", holder.postal())
                .put("country", holder.country());
    }
}
