package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.resource.EventResource;
import io.vivenuoperator.simulator.resource.Timestamps;
import io.vivenuoperator.simulator.world.Event;
import io.vivenuoperator.simulator.world.Page;
import io.vivenuoperator.simulator.world.SellerWorld;
import io.vivenuoperator.simulator.world.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code /events}, {@code /events/{id}} and the public {@code /events/info/{id}}. */
final class EventRoutes {
    private static final Set<String> DATES = Set.of("start", "end", "updatedAt", "createdAt");
    /** Filters on fields that no event here has: they match nothing. */
    private static final Set<String> FOREIGN =
            Set.of("rootId", "groupEventId", "salesChannelId", "childEvents", "subscriptionPlanId");

    private static final Set<String> PLAIN = Set.of(
            "name",
            "sortDir",
            "rootId",
            "type",
            "sellerId",
            "groupEventId",
            "salesChannelId",
            "childEvents",
            "subscriptionPlanId",
            "top",
            "skip");
    private static final Set<String> INFO = Set.of("web", "underShop", "posOperationMode", "pos", "channel", "locale");

    private final Clock clock;

    EventRoutes(Clock clock) {
        this.clock = clock;
    }

    Answer list(SellerWorld seller, Faults faults, String query) {
        Parameters parameters = Parameters.of(query, PLAIN, DATES);
        int top = parameters.top();
        long skip = parameters.skip();
        String sortDir = parameters.text("sortDir").orElse("1");
        if (!sortDir.equals("1") && !sortDir.equals("-1")) {
            throw new InvalidRequest("\"sortDir\" must be one of [1, -1]");
        }
        List<Event> found = new ArrayList<>(seller.events().stream()
                .filter(event -> matches(event, seller, parameters))
                .toList());
        if (sortDir.equals("-1")) {
            Collections.reverse(found);
        }
        Page<Event> page = Page.of(found, skip, top);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var rows = body.putArray("rows");
        page.rows().forEach(event -> rows.add(render(seller, event, faults)));
        return Answer.of(200, body.put("total", page.total()));
    }

    Answer get(SellerWorld seller, Faults faults, String id) {
        return seller.event(id)
                .map(event -> Answer.of(200, render(seller, event, faults)))
                .orElseGet(() -> Answer.error(404, "Event not found"));
    }

    /** The public information: the sale's status and the remaining volume, under the names {@code v} and {@code id}. */
    Answer info(SellerWorld seller, String id, String query) {
        Parameters.of(query, INFO, Set.of());
        return seller.truth(id)
                .flatMap(truth -> seller.event(id).map(event -> Answer.of(200, info(event, truth))))
                .orElseGet(() -> Answer.error(404, "Event not found"));
    }

    private static ObjectNode render(SellerWorld seller, Event event, Faults faults) {
        return Distortion.ofEvent(EventResource.of(seller.ids(), event), event.number() == 0, faults);
    }

    private static boolean matches(Event event, SellerWorld seller, Parameters parameters) {
        return !parameters.hasAny(FOREIGN)
                && parameters
                        .text("name")
                        .map(name -> contains(event.name(), name))
                        .orElse(true)
                && parameters
                        .list("type")
                        .map(types -> types.contains("SINGLE"))
                        .orElse(true)
                && parameters
                        .text("sellerId")
                        .map(seller.ids().sellerId()::equals)
                        .orElse(true)
                && parameters.range("start").test(event.start())
                && parameters.range("end").test(event.end())
                && parameters.range("createdAt").test(event.createdAt())
                && parameters.range("updatedAt").test(event.updatedAt());
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private ObjectNode info(Event event, Truth.OfEvent truth) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("_id", event.id())
                .put("name", event.name())
                .put("start", Timestamps.iso(event.start()))
                .put("end", Timestamps.iso(event.end()))
                .put("sellStart", Timestamps.iso(event.sellStart()))
                .put("timezone", event.venue().timezone().getId())
                .put("currency", event.venue().currency())
                .put("saleStatus", saleStatus(event, truth));
        truth.capacity().ifPresent(capacity -> node.put("v", Math.max(0, capacity - truth.sold())));
        var types = node.putArray("tickets");
        for (int place = 0; place < event.types().size(); place++) {
            Truth.OfType type = truth.ticketTypes().get(place);
            ObjectNode each = types.addObject()
                    .put("id", type.ticketTypeId())
                    .put("name", type.name())
                    .put("price", event.types().get(place).price())
                    .put("active", true);
            type.capacity().ifPresent(capacity -> each.put("v", Math.max(0, capacity - type.sold())));
        }
        return node;
    }

    private String saleStatus(Event event, Truth.OfEvent truth) {
        Instant now = clock.instant();
        if (now.isBefore(event.sellStart())) {
            return "planned";
        }
        if (!now.isBefore(event.sellEnd())) {
            return "past";
        }
        return truth.capacity().filter(capacity -> truth.sold() >= capacity).isPresent() ? "soldOut" : "onSale";
    }
}
