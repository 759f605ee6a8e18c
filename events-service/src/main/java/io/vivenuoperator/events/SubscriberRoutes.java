package io.vivenuoperator.events;

import io.helidon.http.Method;
import io.vivenuoperator.events.journal.AttemptsAnswer;
import io.vivenuoperator.events.journal.DeadLettersAnswer;
import io.vivenuoperator.events.resend.ReplayAnswers;
import io.vivenuoperator.events.trial.TrialAnswer;
import io.vivenuoperator.events.webhook.WebhookAnswers;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.endpoint.KeyedEndpoint;
import io.vivenuoperator.platform.service.exchange.Routes;

/** What can be asked of webhooks and of what was sent to them. */
record SubscriberRoutes(
        WebhookAnswers webhooks,
        TrialAnswer trial,
        AttemptsAnswer attempts,
        DeadLettersAnswer deadLetters,
        ReplayAnswers replays) {
    private static final String WEBHOOKS = "/webhooks";
    private static final String WEBHOOK = "/webhooks/{id}";
    private static final String REPLAYS = "/replays";
    private static final String REPLAY = "/replays/{id}";

    void addTo(Routes routes, CallerGate gate) {
        routes.read(WEBHOOKS, keyed(gate, webhooks.listing()));
        routes.post(WEBHOOKS, keyed(gate, webhooks.creating()));
        routes.read(WEBHOOK, keyed(gate, webhooks.showing()));
        routes.on(Method.PATCH, WEBHOOK, keyed(gate, webhooks.changing()));
        routes.on(Method.DELETE, WEBHOOK, keyed(gate, webhooks.deleting()));
        routes.post(WEBHOOK + "/enable", keyed(gate, webhooks.enabling()));
        routes.post(WEBHOOK + "/test", keyed(gate, trial));
        routes.read(WEBHOOK + "/attempts", keyed(gate, attempts));
        routes.read(WEBHOOK + "/dead-letters", keyed(gate, deadLetters));
        routes.read(REPLAYS, keyed(gate, replays.listing()));
        routes.post(REPLAYS, keyed(gate, replays.asking()));
        routes.read(REPLAY, keyed(gate, replays.showing()));
        routes.on(Method.DELETE, REPLAY, keyed(gate, replays.stopping()));
    }

    private static KeyedEndpoint keyed(CallerGate gate, KeyedAnswer answer) {
        return gate.open(Scope.WEBHOOKS, answer);
    }
}
