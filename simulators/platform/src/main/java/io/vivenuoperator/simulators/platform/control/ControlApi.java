package io.vivenuoperator.simulators.platform.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Duration;

/** The control API under {@code /_control}: it never shows a token, a secret or a person. */
public final class ControlApi {
    /** Where it begins. */
    public static final String PREFIX = "/_control";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final PeopleControls people;
    private final PlatformState<?> state;

    /** Controls these. */
    public ControlApi(PeopleControls people, PlatformState<?> state) {
        this.people = people;
        this.state = state;
    }

    /** Answers a control request. */
    public Reply answer(Request request) {
        try {
            return route(request);
        } catch (IllegalArgumentException e) {
            return Reply.json(400, object().put("message", String.valueOf(e.getMessage())));
        }
    }

    private Reply route(Request request) {
        if (request.is("GET", PREFIX + "/health")) {
            return ok(object().put("status", "up"));
        } else if (request.is("GET", PREFIX + "/truth")) {
            return ok(people.truth());
        } else if (request.is("POST", PREFIX + "/people")) {
            return ok(people.load(body(request)));
        } else if (request.is("PATCH", PREFIX + "/people/*")) {
            return done(people.change(request.segment(2), body(request)));
        } else if (request.is("DELETE", PREFIX + "/people/*")) {
            return done(people.remove(request.segment(2)));
        } else if (request.is("GET", PREFIX + "/faults")) {
            return ok(state.switches().shown());
        } else if (request.is("PUT", PREFIX + "/faults")) {
            state.switches().set(body(request));
            return ok(state.switches().shown());
        } else if (request.is("PUT", PREFIX + "/clock")) {
            return setClock(body(request));
        } else if (request.is("GET", PREFIX + "/requests")) {
            return ok(requestReport());
        } else if (request.is("DELETE", PREFIX + "/requests")) {
            state.requests().clear();
            return ok(requestReport());
        } else if (request.is("GET", PREFIX + "/deliveries")) {
            return ok(deliveryReport());
        }
        return people.more(request, body(request))
                .orElseGet(() -> Reply.json(404, object().put("message", "the control API has no such request")));
    }

    private Reply setClock(JsonNode body) {
        JsonNode ahead = body.path("aheadSeconds");
        if (!ahead.isInt()) {
            throw new IllegalArgumentException("aheadSeconds must be a whole number, negative for behind");
        }
        state.clock().ahead(Duration.ofSeconds(ahead.intValue()));
        return ok(object().put("aheadSeconds", ahead.intValue()));
    }

    private ObjectNode requestReport() {
        ObjectNode report = object().put("total", state.requests().total());
        ObjectNode byStatus = report.putObject("byStatus");
        state.requests().byStatus().forEach(byStatus::put);
        ArrayNode log = report.putArray("log");
        state.requests()
                .latest()
                .forEach(entry -> log.addObject()
                        .put("at", entry.at().toString())
                        .put("method", entry.method())
                        .put("path", entry.path())
                        .put("status", entry.status())
                        .put("token", entry.token()));
        return report;
    }

    private ObjectNode deliveryReport() {
        ObjectNode report = object();
        ArrayNode list = report.putArray("deliveries");
        state.attempts()
                .latest()
                .forEach(attempt -> list.addObject()
                        .put("at", attempt.at().toString())
                        .put("webhook", attempt.webhookId())
                        .put("type", attempt.type())
                        .put("status", attempt.status())
                        .put("attempt", attempt.attempt()));
        return report;
    }

    private static JsonNode body(Request request) {
        if (request.body().isBlank()) {
            return object();
        }
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body must be JSON", e);
        }
    }

    private static Reply done(boolean found) {
        return found
                ? ok(object().put("done", true))
                : Reply.json(404, object().put("message", "nobody here has this key"));
    }

    private static Reply ok(JsonNode body) {
        return Reply.json(200, body);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
