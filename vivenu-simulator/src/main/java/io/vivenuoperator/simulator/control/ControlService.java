package io.vivenuoperator.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.simulator.api.Answer;
import io.vivenuoperator.simulator.fault.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The control API over HTTP. */
public final class ControlService implements HttpService {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MAX_COUNT = 1_000_000;

    private final Controls controls;

    /** Serves these controls. */
    public ControlService(Controls controls) {
        this.controls = controls;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/health", route(request -> Answer.of(200, Reports.object().put("status", "UP"))))
                .get("/truth", route(this::truths))
                .get("/truth/{seller}", route(this::truth))
                .put("/sales", route(this::salesPerMinute))
                .post("/sellers/{seller}/sales", route(this::sell))
                .post("/sellers/{seller}/sold-out", route(this::sellOut))
                .post("/sellers/{seller}/invalidations", route(this::invalidate))
                .post("/sellers/{seller}/transfers", route(this::transfer))
                .post("/sellers/{seller}/events", route(this::openEvent))
                .post("/sellers/{seller}/events/{id}/edit", route(this::editEvent))
                .delete("/sellers/{seller}/events/{id}", route(this::deleteEvent))
                .put("/sellers/{seller}/clock", route(this::clock))
                .get("/sellers/{seller}/webhooks", route(this::webhooks))
                .get("/deliveries", route(this::deliveries))
                .get("/tallies", route(this::tallies))
                .get("/requests", route(this::requests))
                .delete("/requests", route(this::clearRequests))
                .get("/faults", route(this::faults))
                .put("/faults", route(this::setFaults))
                .any(route(request -> Answer.error(404, "the control API has no such route")));
    }

    private Answer truths(ServerRequest request) {
        return ok(Reports.truths(controls.accounts().stream()
                .map(account -> account.world().truth())
                .toList()));
    }

    private Answer truth(ServerRequest request) {
        return ok(Reports.truth(controls.account(seller(request)).world().truth()));
    }

    private Answer sell(ServerRequest request) {
        JsonNode body = body(request);
        Optional<String> eventId = Optional.ofNullable(body.path("eventId").textValue());
        return controls.sell(seller(request), count(body, "count", 1), eventId)
                .map(ids -> ok(Reports.tickets("sold", ids)))
                .orElseGet(() -> eventId.isPresent()
                        ? noSuchEvent()
                        : Answer.error(409, "no event of this seller is on sale; name one with eventId"));
    }

    private Answer sellOut(ServerRequest request) {
        return controls.sellOut(seller(request))
                .map(ids -> ok(Reports.tickets("sold", ids)))
                .orElseGet(() -> Answer.error(409, "no event of this seller has a capacity that is not reached"));
    }

    private Answer invalidate(ServerRequest request) {
        return ok(
                Reports.tickets("invalidated", controls.invalidate(seller(request), count(body(request), "count", 1))));
    }

    private Answer transfer(ServerRequest request) {
        return ok(Reports.tickets("transferred", controls.transfer(seller(request), count(body(request), "count", 1))));
    }

    private Answer salesPerMinute(ServerRequest request) {
        JsonNode body = body(request);
        if (!body.has("perMinute")) {
            throw new IllegalArgumentException("perMinute is required, for example {\"perMinute\":60}");
        }
        int perMinute = count(body, "perMinute", 0);
        controls.salesPerMinute(perMinute);
        return ok(Reports.object().put("perMinute", perMinute));
    }

    private Answer clock(ServerRequest request) {
        JsonNode seconds = body(request).path("aheadSeconds");
        if (!seconds.isInt()) {
            throw new IllegalArgumentException(
                    "aheadSeconds is required, a whole number, for example {\"aheadSeconds\":-7200}");
        }
        controls.clockAhead(seller(request), Duration.ofSeconds(seconds.intValue()));
        return ok(Reports.object().put("aheadSeconds", seconds.intValue()));
    }

    private Answer openEvent(ServerRequest request) {
        return Answer.of(201, Reports.object().put("eventId", controls.openEvent(seller(request))));
    }

    private Answer editEvent(ServerRequest request) {
        return controls.editEvent(seller(request), id(request)) ? done("edited", request) : noSuchEvent();
    }

    private Answer deleteEvent(ServerRequest request) {
        return controls.deleteEvent(seller(request), id(request)) ? done("deleted", request) : noSuchEvent();
    }

    private Answer webhooks(ServerRequest request) {
        return ok(Reports.webhooks(controls.account(seller(request)).webhooks().all()));
    }

    private Answer deliveries(ServerRequest request) {
        return ok(Reports.deliveries(controls.deliveries(sellerParameter(request), afterParameter(request))));
    }

    private Answer tallies(ServerRequest request) {
        return ok(Reports.tallies(controls.tallies(sellerParameter(request))));
    }

    private Answer requests(ServerRequest request) {
        return ok(Reports.requests(controls.requests(sellerParameter(request))));
    }

    private Answer clearRequests(ServerRequest request) {
        controls.clearRequests();
        return ok(Reports.object().put("total", 0));
    }

    private Answer faults(ServerRequest request) {
        return ok(sellerParameter(request)
                .map(controls::faults)
                .orElseGet(controls::faults)
                .toJson());
    }

    private Answer setFaults(ServerRequest request) {
        Faults faults = Faults.of(body(request));
        sellerParameter(request)
                .ifPresentOrElse(seller -> controls.faults(seller, faults), () -> controls.faults(faults));
        return ok(faults.toJson());
    }

    private static int count(JsonNode body, String field, int least) {
        JsonNode count = body.path(field);
        if (count.isMissingNode()) {
            return 1;
        }
        if (!count.isInt() || count.intValue() < least || count.intValue() > MAX_COUNT) {
            throw new IllegalArgumentException(
                    field + " must be a whole number between " + least + " and " + MAX_COUNT);
        }
        return count.intValue();
    }

    private Optional<String> sellerParameter(ServerRequest request) {
        return request.query()
                .first("seller")
                .map(seller -> controls.account(seller).seller());
    }

    private static long afterParameter(ServerRequest request) {
        try {
            return request.query().first("after").map(Long::parseUnsignedLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("after must be the number of an attempt", e);
        }
    }

    private static String seller(ServerRequest request) {
        return request.path().pathParameters().get("seller");
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    private static Answer ok(JsonNode body) {
        return Answer.of(200, body);
    }

    private static Answer done(String what, ServerRequest request) {
        return ok(Reports.object().put(what, id(request)));
    }

    private static Answer noSuchEvent() {
        return Answer.error(404, "this seller has no such event");
    }

    private static JsonNode body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return Reports.object();
        }
        try {
            return JSON.readTree(request.content().as(byte[].class));
        } catch (IOException e) {
            throw new IllegalArgumentException("the body must be JSON", e);
        }
    }

    private static Handler route(Function<ServerRequest, Answer> action) {
        return (request, response) -> send(response, answer(action, request));
    }

    private static Answer answer(Function<ServerRequest, Answer> action, ServerRequest request) {
        try {
            return action.apply(request);
        } catch (IllegalArgumentException e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(Status.create(answer.status()))
                .header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .send(answer.body().toString().getBytes(StandardCharsets.UTF_8));
    }
}
