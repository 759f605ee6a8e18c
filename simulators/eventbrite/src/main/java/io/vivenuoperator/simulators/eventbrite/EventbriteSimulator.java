package io.vivenuoperator.simulators.eventbrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.api.ApiErrors;
import io.vivenuoperator.simulators.eventbrite.api.EventbriteApi;
import io.vivenuoperator.simulators.eventbrite.control.EventbriteControls;
import io.vivenuoperator.simulators.eventbrite.delivery.Deliveries;
import io.vivenuoperator.simulators.eventbrite.fault.EventbriteFaults;
import io.vivenuoperator.simulators.eventbrite.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.eventbrite.webhook.WebhookBook;
import io.vivenuoperator.simulators.eventbrite.world.BoxOffice;
import io.vivenuoperator.simulators.platform.control.PeopleFile;
import io.vivenuoperator.simulators.platform.delivery.Attempt;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.http.RequestLog;
import io.vivenuoperator.simulators.platform.server.PlatformServer;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;
import java.util.List;

/** A running simulator of one organization. These methods give tests in the same process what the control API gives others. */
public final class EventbriteSimulator implements AutoCloseable {
    private final PlatformState<EventbriteFaults> state;
    private final OAuthRoutes oauth;
    private final EventbriteApi api;
    private final EventbriteControls people;
    private final Deliveries deliveries;
    private final PlatformServer server;

    private EventbriteSimulator(EventbriteSettings settings, Clock correct) {
        state = PlatformState.starting(correct, EventbriteFaults.switches());
        oauth = new OAuthRoutes(settings.client());
        var box = new BoxOffice(state.clock());
        var webhooks = new WebhookBook();
        deliveries = new Deliveries(settings.delivery(), webhooks, state);
        people = new EventbriteControls(box, webhooks, deliveries, oauth);
        api = new EventbriteApi(settings.organization(), state.switches(), oauth::isGood, box, webhooks, state.clock());
        settings.people().ifPresent(file -> people.load(PeopleFile.read(file)));
        server = PlatformServer.start(settings.host(), settings.port(), state, people, ApiErrors::of, this::answer);
    }

    /** Starts a simulator; it is ready when this returns. */
    public static EventbriteSimulator start(EventbriteSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Starts a simulator with this clock. */
    public static EventbriteSimulator start(EventbriteSettings settings, Clock clock) {
        return new EventbriteSimulator(settings, clock);
    }

    private Reply answer(Request request) {
        return oauth.answer(request).orElseGet(() -> api.answer(request));
    }

    /** Where Eventbrite is: what {@code https://www.eventbriteapi.com} is elsewhere. */
    public String url() {
        return server.url();
    }

    /** Adds people; answers their ids by their keys. */
    public ObjectNode load(JsonNode document) {
        return people.load(document);
    }

    /** Changes fields of one. */
    public boolean change(String key, JsonNode fields) {
        return people.change(key, fields);
    }

    /** Removes one. */
    public boolean remove(String key) {
        return people.remove(key);
    }

    /** How many there are of each thing, and the ids by key. */
    public ObjectNode truth() {
        return people.truth();
    }

    /** The requests so far. */
    public RequestLog requests() {
        return state.requests();
    }

    /** Sets the fault switches that are named, and ends all others. */
    public void faults(JsonNode switches) {
        state.switches().set(switches);
    }

    /** Ends all tokens, as when the owner changes his password. */
    public void revokeTokens() {
        oauth.revokeAll();
    }

    /** The delivery attempts so far. */
    public List<Attempt> deliveries() {
        return state.attempts().latest();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.close();
        deliveries.close();
    }
}
