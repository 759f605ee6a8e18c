package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.fault.Faults;

/** Enlarges records to the size of sellers with a shop per charity, or with a long history per ticket. */
final class Bulk {
    private static final int STEP_BYTES = 180;

    private Bulk() {}

    static void addTo(ObjectNode event, Faults faults) {
        ArrayNode types = event.withArray("tickets");
        for (int place = types.size(); place < faults.eventTypes(); place++) {
            type(types.addObject(), event.path("_id").asText() + "-t" + place, place);
        }
        int size = faults.eventBytes() == 0 ? 0 : event.toString().length();
        ArrayNode shops = event.withArray("underShops");
        while (size < faults.eventBytes()) {
            ObjectNode shop = shops.addObject();
            shop.put("_id", event.path("_id").asText() + "-s" + shops.size())
                    .put("name", "CHARITY " + shops.size())
                    .put("active", true)
                    .put("inventoryStrategy", "independent")
                    .put("unlockMode", "none");
            ArrayNode sold = shop.putArray("tickets");
            types.forEach(type -> type(
                    sold.addObject().put("baseTicket", type.path("_id").asText()),
                    shop.path("_id").asText() + "-" + sold.size(),
                    sold.size()));
            size += shop.toString().length();
        }
    }

    static void addTo(ObjectNode ticket, int bytes) {
        ArrayNode history = ticket.withArray("history");
        int size = bytes == 0 ? 0 : ticket.toString().length();
        for (int step = 0; size < bytes; step++, size += STEP_BYTES) {
            history.addObject()
                    .put("type", "personalized")
                    .put("step", step)
                    .put("date", "2026-01-01T00:00:00.000Z")
                    .put("text", "x".repeat(90));
        }
    }

    private static void type(ObjectNode type, String id, int place) {
        type.put("_id", id)
                .put("name", "HYROX MEN | Saturday | CHARITY " + place)
                .put("price", 149)
                .put("amount", 20)
                .put("active", true);
    }
}
