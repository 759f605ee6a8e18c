package io.vivenuoperator.events.trial;

import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.store.subscription.SubscriptionRecord;

/** Sends a webhook's endpoint one event that says that it is a test. */
@FunctionalInterface
public interface WebhookTrial {
    /** Sends it now, whether or not the webhook is active, and waits for the answer as long as the webhook's policy says. */
    AttemptResult send(SubscriptionRecord webhook);
}
