package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.delivery.EndpointTrial;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.events.trial.WebhookTrial;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Clock;

/**
 * Tries subscriptions by the way of deliveries: the same format, signature and checks.
 *
 * @param agent the header {@code User-Agent}
 */
public record SubscriptionTrial(SubscriptionTargets targets, PinnedClient client, String agent, Clock clock)
        implements WebhookTrial {
    @Override
    public AttemptResult send(SubscriptionRecord webhook) {
        SubscriptionTargets only = targets.only(webhook);
        MessageSubscription subscription =
                only.alone().orElseThrow(() -> new IllegalStateException("a subscription that was found can be read"));
        try (var trial = new EndpointTrial(new TargetEndpoint(only, client, agent), clock)) {
            return trial.send(subscription);
        }
    }
}
