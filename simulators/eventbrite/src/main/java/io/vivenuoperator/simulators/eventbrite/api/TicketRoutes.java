package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.fault.EventbriteFaults;
import io.vivenuoperator.simulators.eventbrite.world.Attendee;
import io.vivenuoperator.simulators.eventbrite.world.BoxOffice;
import io.vivenuoperator.simulators.eventbrite.world.Order;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.fault.RecordDistortion;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.util.Optional;
import java.util.function.Predicate;

/** Attendees and orders: lists and single ones. */
final class TicketRoutes {
    private final BoxOffice box;
    private final FaultSwitches<EventbriteFaults> switches;
    private final int size;

    TicketRoutes(BoxOffice box, FaultSwitches<EventbriteFaults> switches, int size) {
        this.box = box;
        this.switches = switches;
        this.size = size;
    }

    /** The attendees of an event, or of all; only an event's list breaks ties. */
    Reply attendees(Request request, Optional<String> event) {
        ListWindow window = ListWindow.of(request.query(), event.isPresent());
        Optional<String> status = request.query().first("status");
        Predicate<Attendee> meant =
                attendee -> event.map(attendee.eventId()::equals).orElse(true)
                        && status.map(attendee.status()::equals).orElse(true);
        return Reply.json(
                200,
                ListPage.of(
                        "attendees",
                        box.attendees(window.behind(), meant, window.skipped(), size + 1),
                        this::shown,
                        window,
                        size,
                        switches.own().driftingPages()));
    }

    /** The orders of an event, or of all. */
    Reply orders(Request request, Optional<String> event) {
        ListWindow window = ListWindow.of(request.query(), true);
        Predicate<Order> meant = order -> event.map(order.eventId()::equals).orElse(true);
        return Reply.json(
                200,
                ListPage.of(
                        "orders",
                        box.orders(window.behind(), meant, window.skipped(), size + 1),
                        order -> shown(order, request),
                        window,
                        size,
                        switches.own().driftingPages()));
    }

    /** One attendee. */
    Reply attendee(String eventId, String id) {
        return box.attendee(id)
                .filter(attendee -> attendee.eventId().equals(eventId))
                .map(attendee -> Reply.json(200, shown(attendee)))
                .orElseGet(ApiErrors::notFound);
    }

    /** One order. */
    Reply order(Request request, String id) {
        return box.order(id)
                .map(order -> Reply.json(200, shown(order, request)))
                .orElseGet(ApiErrors::notFound);
    }

    private ObjectNode shown(Order order, Request request) {
        boolean expanded = request.query().first("expand").orElse("").contains("attendees");
        return TicketResource.order(order, expanded ? Optional.of(box.ofOrder(order.id())) : Optional.empty());
    }

    private ObjectNode shown(Attendee attendee) {
        ObjectNode resource = TicketResource.attendee(attendee, box.order(attendee.orderId()));
        RecordDistortion.apply(switches, resource, "profile");
        return resource;
    }
}
