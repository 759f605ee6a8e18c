package io.vivenuoperator.simulators.patreon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.api.ApiErrors;
import io.vivenuoperator.simulators.patreon.api.PatreonApi;
import io.vivenuoperator.simulators.patreon.control.PatreonControls;
import io.vivenuoperator.simulators.patreon.delivery.Deliveries;
import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.patreon.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.patreon.webhook.WebhookBook;
import io.vivenuoperator.simulators.patreon.world.MemberBook;
import io.vivenuoperator.simulators.platform.control.PeopleFile;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.http.RequestLog;
import io.vivenuoperator.simulators.platform.server.PlatformServer;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;

/** A running simulator of one campaign. These methods give tests in the same process what the control API gives others. */
public final class PatreonSimulator implements AutoCloseable {
    private final PlatformState<PatreonFaults> state;
    private final OAuthRoutes oauth;
    private final PatreonApi api;
    private final PatreonControls people;
    private final Deliveries deliveries;
    private final PlatformServer server;

    private PatreonSimulator(PatreonSettings settings, Clock correct) {
        state = PlatformState.starting(correct, PatreonFaults.switches());
        oauth = new OAuthRoutes(settings.client(), state.switches(), state.clock());
        var book = new MemberBook();
        var webhooks = new WebhookBook();
        deliveries = new Deliveries(settings.delivery(), webhooks, state);
        people = new PatreonControls(settings.campaign(), state.switches(), book, deliveries, oauth.tokens());
        api = new PatreonApi(
                settings.campaign(), state.switches(), oauth.tokens(), state.clock(), book, webhooks, deliveries);
        settings.people().ifPresent(file -> people.load(PeopleFile.read(file)));
        server = PlatformServer.start(settings.host(), settings.port(), state, people, ApiErrors::of, this::answer);
    }

    /** Starts a simulator; it is ready when this returns. */
    public static PatreonSimulator start(PatreonSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Starts a simulator with this clock. */
    public static PatreonSimulator start(PatreonSettings settings, Clock clock) {
        return new PatreonSimulator(settings, clock);
    }

    private Reply answer(Request request) {
        return PatreonApi.refuseNameless(request)
                .or(() -> oauth.answer(request))
                .orElseGet(() -> api.answer(request));
    }

    /** Where Patreon is: what {@code https://www.patreon.com} is elsewhere. */
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

    /** How many messages wait for a webhook. */
    public int waiting(String webhookId) {
        return deliveries.waiting(webhookId);
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.close();
        deliveries.close();
    }
}
