package io.vivenuoperator.simulator.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.world.Event;
import io.vivenuoperator.simulator.world.Ids;
import io.vivenuoperator.simulator.world.TicketType;

/** An event in the form of {@code EventResource}: without status and sold count, as at Vivenu. */
public final class EventResource {
    private static final int DEFAULT_MAX_AMOUNT = 10_000;

    private EventResource() {}

    /** Renders an event with its ticket types. */
    public static ObjectNode of(Ids ids, Event event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_id", event.id())
                .put("sellerId", ids.sellerId())
                .put("name", event.name())
                .put("eventType", "SINGLE")
                .put("start", Timestamps.iso(event.start()))
                .put("end", Timestamps.iso(event.end()))
                .put("sellStart", Timestamps.iso(event.sellStart()))
                .put("sellEnd", Timestamps.iso(event.sellEnd()))
                .put("timezone", event.venue().timezone().getId())
                .put("locationName", event.venue().hall())
                .put("locationCity", event.venue().city())
                .put("locationCountry", event.venue().country())
                .put("maxAmount", event.capacity().orElse(DEFAULT_MAX_AMOUNT))
                .put("maxAmountPerOrder", 10)
                .put("minAmountPerOrder", 1)
                .put("hideInListing", false)
                .put("url", event.url());
        var types = node.putArray("tickets");
        event.types().forEach(type -> types.add(type(type)));
        node.putArray("categories");
        node.putArray("groups");
        node.putArray("underShops");
        node.putObject("attributes");
        return node.put("createdAt", Timestamps.iso(event.createdAt()))
                .put("updatedAt", Timestamps.iso(event.updatedAt()));
    }

    private static ObjectNode type(TicketType type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_id", type.id()).put("name", type.name()).put("price", type.price());
        type.capacity().ifPresent(capacity -> node.put("amount", capacity));
        return node.put("active", true).put("posActive", true).put("requiresPersonalizationMode", "ENABLED");
    }
}
