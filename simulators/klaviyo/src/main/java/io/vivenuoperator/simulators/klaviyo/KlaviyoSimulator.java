package io.vivenuoperator.simulators.klaviyo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.api.ApiErrors;
import io.vivenuoperator.simulators.klaviyo.api.KlaviyoApi;
import io.vivenuoperator.simulators.klaviyo.control.KlaviyoControls;
import io.vivenuoperator.simulators.klaviyo.delivery.Deliveries;
import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.klaviyo.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.klaviyo.webhook.WebhookBook;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.platform.control.PeopleFile;
import io.vivenuoperator.simulators.platform.delivery.Attempt;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.http.RequestLog;
import io.vivenuoperator.simulators.platform.server.PlatformServer;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;
import java.util.List;

/** A running simulator of one account. These methods give tests in the same process what the control API gives others. */
public final class KlaviyoSimulator implements AutoCloseable {
    private final PlatformState<KlaviyoFaults> state;
    private final OAuthRoutes oauth;
    private final KlaviyoApi api;
    private final KlaviyoControls people;
    private final Deliveries deliveries;
    private final PlatformServer server;

    private KlaviyoSimulator(KlaviyoSettings settings, Clock correct) {
        state = PlatformState.starting(correct, KlaviyoFaults.switches());
        oauth = new OAuthRoutes(settings.client(), state.switches(), state.clock());
        var book = new ProfileBook(state.clock());
        var events = new EventBook();
        var webhooks = new WebhookBook();
        deliveries = new Deliveries(settings.delivery(), webhooks, state);
        people = new KlaviyoControls(book, events, webhooks, deliveries, oauth);
        api = new KlaviyoApi(
                settings.account(), state.switches(), oauth::isGood, state.clock(), book, events, webhooks);
        settings.people().ifPresent(file -> people.load(PeopleFile.read(file)));
        server = PlatformServer.start(settings.host(), settings.port(), state, people, ApiErrors::of, this::answer);
    }

    /** Starts a simulator; it is ready when this returns. */
    public static KlaviyoSimulator start(KlaviyoSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Starts a simulator with this clock. */
    public static KlaviyoSimulator start(KlaviyoSettings settings, Clock clock) {
        return new KlaviyoSimulator(settings, clock);
    }

    private Reply answer(Request request) {
        String base = "http://" + request.header("host").orElse("127.0.0.1");
        return oauth.answer(request).orElseGet(() -> api.answer(request, base));
    }

    /** Where Klaviyo is: what {@code https://a.klaviyo.com} is elsewhere. */
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
