package io.vivenuoperator.simulators.eventbrite.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.fault.EventbriteFaults;
import io.vivenuoperator.simulators.eventbrite.webhook.WebhookBook;
import io.vivenuoperator.simulators.eventbrite.world.BoxOffice;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Who asks, how often, and for what. */
public final class EventbriteApi {
    private final OrganizationRules rules;
    private final Predicate<String> goodToken;
    private final BoxOffice box;
    private final Clock clock;
    private final HourlyCounter counter = new HourlyCounter();
    private final TicketRoutes tickets;
    private final WebhookRoutes webhooks;

    /** An API over these. */
    public EventbriteApi(
            OrganizationRules rules,
            FaultSwitches<EventbriteFaults> switches,
            Predicate<String> goodToken,
            BoxOffice box,
            WebhookBook registered,
            Clock clock) {
        this.rules = rules;
        this.goodToken = goodToken;
        this.box = box;
        this.clock = clock;
        tickets = new TicketRoutes(box, switches, rules.pageSize());
        webhooks = new WebhookRoutes(registered, rules, clock);
    }

    /** Answers a request. */
    public Reply answer(Request request) {
        if (!request.path().endsWith("/")) {
            String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
            return Reply.empty(301).with("Location", request.path() + "/" + query);
        }
        Optional<String> token =
                request.authorization("Bearer").or(() -> request.query().first("token"));
        if (token.isEmpty()) {
            return ApiErrors.of(401, "NO_AUTH", "Please provide authentication details.");
        }
        if (!goodToken.test(token.get())) {
            return ApiErrors.of(400, "INVALID_AUTH", "The OAuth token you provided was invalid.");
        }
        if (rules.limited() && !counter.take(token.get(), clock.millis())) {
            return ApiErrors.of(429, 0);
        }
        try {
            return route(request);
        } catch (BadRequestException e) {
            return ApiErrors.badRequest(e);
        }
    }

    private Reply route(Request request) {
        if (request.is("GET", "/v3/users/me")) {
            return me();
        } else if (request.is("GET", "/v3/users/me/organizations")) {
            return organizations();
        } else if (request.path().startsWith("/v3/organizations/")) {
            return request.segment(2).equals(rules.organizationId()) ? organization(request) : ApiErrors.notFound();
        } else if (request.is("GET", "/v3/events/*/attendees")) {
            return tickets.attendees(request, Optional.of(request.segment(2)));
        } else if (request.is("GET", "/v3/events/*/orders")) {
            return tickets.orders(request, Optional.of(request.segment(2)));
        } else if (request.is("GET", "/v3/events/*/attendees/*")) {
            return tickets.attendee(request.segment(2), request.segment(4));
        } else if (request.is("GET", "/v3/orders/*")) {
            return tickets.order(request, request.segment(2));
        } else if (request.is("DELETE", "/v3/webhooks/*")) {
            return webhooks.delete(request.segment(2));
        } else if (request.is(request.method(), "/v3/webhooks/*")) {
            return ApiErrors.noMethod();
        }
        return ApiErrors.notFound();
    }

    private Reply organization(Request request) {
        if (request.is("GET", "/v3/organizations/*/attendees")) {
            return tickets.attendees(request, Optional.empty());
        } else if (request.is("GET", "/v3/organizations/*/orders")) {
            return tickets.orders(request, Optional.empty());
        } else if (request.is("GET", "/v3/organizations/*/events")) {
            return events();
        } else if (request.is("GET", "/v3/organizations/*/webhooks")) {
            return webhooks.list();
        } else if (request.is("POST", "/v3/organizations/*/webhooks")) {
            return webhooks.create(request);
        }
        return ApiErrors.notFound();
    }

    private Reply me() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("emails")
                .addObject()
                .put("email", "owner@simulated.example")
                .put("verified", true)
                .put("primary", true);
        return Reply.json(200, body.put("id", rules.userId()).put("name", "The owner"));
    }

    private Reply organizations() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("organizations")
                .addObject()
                .put("_type", "organization")
                .put("id", rules.organizationId())
                .put("name", "A simulated organization")
                .put("vertical", "default");
        body.putObject("pagination").put("object_count", 1).put("has_more_items", false);
        return Reply.json(200, body);
    }

    private Reply events() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode events = body.putArray("events");
        box.eventIds()
                .forEach(id -> events.addObject()
                        .put("id", id)
                        .put("status", "live")
                        .putObject("name")
                        .put("text", "Event " + id));
        body.putObject("pagination").put("object_count", events.size()).put("has_more_items", false);
        return Reply.json(200, body);
    }
}
