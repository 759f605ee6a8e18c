package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.world.Attendee;
import io.vivenuoperator.simulators.eventbrite.world.EventbriteIds;
import io.vivenuoperator.simulators.eventbrite.world.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attendees and orders as Eventbrite shows them. */
final class TicketResource {
    /** In every barcode, so that a test can look for leaks. */
    static final String CANARY = "CANARY-";

    private static final String API = "https://www.eventbriteapi.com/v3";
    private static final Map<String, String> STATUSES =
            Map.of("attending", "Attending", "not_attending", "Not Attending", "unpaid", "Unpaid");

    private TicketResource() {}

    /** An attendee; what he did not fill in is the buyer's e-mail address. */
    static ObjectNode attendee(Attendee attendee, Optional<Order> order) {
        String uri = API + "/events/" + attendee.eventId() + "/attendees/" + attendee.id() + "/";
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resource_uri", uri)
                .put("id", attendee.id())
                .put("created", time(attendee.created()))
                .put("changed", time(attendee.changed()))
                .put("ticket_class_id", EventbriteIds.of("ticket", attendee.eventId() + attendee.ticket()))
                .put("ticket_class_name", attendee.ticket())
                .put("quantity", 1);
        costs(resource);
        ObjectNode profile = resource.putObject("profile");
        names(profile, attendee::field);
        attendee.field("email")
                .or(() -> order.flatMap(each -> each.field("email")))
                .ifPresent(email -> profile.put("email", email));
        attendee.field("cell_phone").ifPresent(phone -> profile.put("cell_phone", phone));
        address(profile.putObject("addresses"), attendee);
        resource.putArray("barcodes")
                .addObject()
                .put("status", attendee.checkedIn() ? "used" : "unused")
                .put("barcode", CANARY + attendee.id() + "001")
                .put("created", time(attendee.created()))
                .put("changed", time(attendee.changed()));
        resource.putArray("answers");
        return resource.put("checked_in", attendee.checkedIn())
                .put("cancelled", attendee.cancelled())
                .put(
                        "refunded",
                        order.map(Order::status).filter("refunded"::equals).isPresent())
                .put("status", STATUSES.getOrDefault(attendee.status(), attendee.status()))
                .put("event_id", attendee.eventId())
                .put("order_id", attendee.orderId())
                .put("delivery_method", "electronic");
    }

    private static void address(ObjectNode addresses, Attendee attendee) {
        if (attendee.field("city").isPresent() || attendee.field("country").isPresent()) {
            ObjectNode home = addresses.putObject("home");
            attendee.field("city").ifPresent(city -> home.put("city", city));
            attendee.field("country").ifPresent(country -> home.put("country", country));
        }
    }

    /** An order, with its attendees if they are asked for. */
    static ObjectNode order(Order order, Optional<List<Attendee>> attendees) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resource_uri", API + "/orders/" + order.id() + "/")
                .put("id", order.id())
                .put("created", time(order.created()))
                .put("changed", time(order.changed()));
        names(resource, order::field);
        order.field("email").ifPresent(email -> resource.put("email", email));
        costs(resource);
        resource.put("status", order.status()).put("event_id", order.eventId()).putNull("time_remaining");
        attendees.ifPresent(list -> {
            var array = resource.putArray("attendees");
            list.forEach(each -> array.add(attendee(each, Optional.of(order))));
        });
        return resource;
    }

    private static void names(ObjectNode object, Function<String, Optional<String>> field) {
        String first = field.apply("first_name").orElse("");
        String last = field.apply("last_name").orElse("");
        object.put("first_name", first)
                .put("last_name", last)
                .put(
                        "name",
                        Stream.of(first, last).filter(name -> !name.isEmpty()).collect(Collectors.joining(" ")));
    }

    private static void costs(ObjectNode resource) {
        resource.putObject("costs")
                .putObject("gross")
                .put("currency", "EUR")
                .put("display", "€0.00")
                .put("value", 0)
                .put("major_value", "0.00");
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
