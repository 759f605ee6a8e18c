package io.vivenuoperator.simulators.eventbrite.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.delivery.Deliveries;
import io.vivenuoperator.simulators.eventbrite.delivery.Hint;
import io.vivenuoperator.simulators.eventbrite.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.eventbrite.webhook.WebhookBook;
import io.vivenuoperator.simulators.eventbrite.world.Attendee;
import io.vivenuoperator.simulators.eventbrite.world.BoxOffice;
import io.vivenuoperator.simulators.eventbrite.world.Order;
import io.vivenuoperator.simulators.eventbrite.world.TicketDocument;
import io.vivenuoperator.simulators.platform.control.ControlApi;
import io.vivenuoperator.simulators.platform.control.PeopleControls;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.util.Optional;

/** Eventbrite's attendees, by the names that tests give them. */
public final class EventbriteControls implements PeopleControls {
    private static final String PREFIX = ControlApi.PREFIX;

    private final BoxOffice box;
    private final WebhookBook webhooks;
    private final Deliveries deliveries;
    private final OAuthRoutes oauth;

    /** Controls these. */
    public EventbriteControls(BoxOffice box, WebhookBook webhooks, Deliveries deliveries, OAuthRoutes oauth) {
        this.box = box;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.oauth = oauth;
    }

    /** The first one of an order is its buyer. With {@code "announce": true} webhooks are told of new orders. */
    @Override
    public ObjectNode load(JsonNode people) {
        boolean announced = people.path("announce").asBoolean();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode ids = answer.putObject("ids");
        for (JsonNode person : people.path("people")) {
            Attendee attendee = TicketDocument.attendee(person, box.now());
            if (box.byKey(attendee.key()).isPresent()) {
                throw new IllegalArgumentException(attendee.key() + " has a ticket already: keys are for tickets");
            }
            boolean placed = box.order(attendee.orderId()).isEmpty();
            if (placed) {
                box.add(new Order(
                        attendee.orderId(),
                        attendee.eventId(),
                        attendee.profile(),
                        "placed",
                        attendee.created(),
                        attendee.created()));
            }
            box.add(attendee);
            ids.put(attendee.key(), attendee.id());
            if (announced && placed) {
                deliveries.tell(ofOrder("order.placed", attendee.orderId(), attendee.eventId()));
            }
        }
        return answer;
    }

    @Override
    public boolean change(String key, JsonNode fields) {
        Optional<Attendee> before = box.byKey(key);
        Optional<Attendee> changed = box.change(key, old -> TicketDocument.changed(old, fields, box.now()));
        changed.ifPresent(attendee -> {
            boolean wasIn = before.map(Attendee::checkedIn).orElse(false);
            String action = attendee.checkedIn() == wasIn
                    ? "attendee.updated"
                    : attendee.checkedIn() ? "attendee.checked_in" : "attendee.checked_out";
            deliveries.tell(new Hint(
                    action,
                    "/v3/events/" + attendee.eventId() + "/attendees/" + attendee.id() + "/",
                    attendee.eventId()));
        });
        return changed.isPresent();
    }

    @Override
    public boolean remove(String key) {
        return box.remove(key).isPresent();
    }

    private static Hint ofOrder(String action, String orderId, String eventId) {
        return new Hint(action, "/v3/orders/" + orderId + "/", eventId);
    }

    @Override
    public ObjectNode truth() {
        ObjectNode truth = JsonNodeFactory.instance.objectNode();
        truth.put("people", box.counts().getFirst())
                .put("orders", box.counts().getLast())
                .put("webhooks", webhooks.all().size());
        ObjectNode ids = truth.putObject("ids");
        box.all().forEach(attendee -> ids.put(attendee.key(), attendee.id()));
        return truth;
    }

    @Override
    public Optional<Reply> more(Request request, JsonNode body) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        if (request.is("POST", PREFIX + "/people/*/refund")) {
            Optional<Order> refunded = box.refund(request.segment(2));
            refunded.ifPresent(order -> deliveries.tell(ofOrder("order.refunded", order.id(), order.eventId())));
            return Optional.of(
                    refunded.isPresent()
                            ? Reply.json(200, nothing.put("done", true))
                            : Reply.json(404, nothing.put("message", "nobody here has this key")));
        } else if (request.is("POST", PREFIX + "/webhooks/*/test")) {
            deliveries.test(request.segment(2));
            return Optional.of(Reply.json(200, nothing));
        } else if (request.is("DELETE", PREFIX + "/tokens")) {
            oauth.revokeAll();
            return Optional.of(Reply.json(200, nothing));
        } else if (request.is("POST", PREFIX + "/tokens")) {
            oauth.restore();
            return Optional.of(Reply.json(200, nothing));
        }
        return Optional.empty();
    }
}
