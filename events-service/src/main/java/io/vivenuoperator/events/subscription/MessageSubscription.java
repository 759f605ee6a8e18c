package io.vivenuoperator.events.subscription;

import io.vivenuoperator.store.message.MessageRecord;

/**
 * A subscription as delivery needs it; where it is delivered to and its secrets are the endpoint port's business.
 *
 * @param name for metrics and logs
 * @param shard 0 to 15
 * @param revision grows with each change
 */
public record MessageSubscription(
        String uid,
        String name,
        int shard,
        long revision,
        MessageSelection selection,
        DeliveryPolicy policy,
        SubscriptionStart start) {
    private static final String ABOUT_SUBSCRIPTIONS = "subscription.";

    public MessageSubscription {
        if (shard < 0 || shard > 15) {
            throw new IllegalArgumentException("shard is " + shard + ": there are 0 to 15");
        }
    }

    /** Whether it gets this message. What speaks of a subscription never goes to it: each failure would cause another. */
    public boolean wants(MessageRecord message) {
        return selection.selects(message) && !speaksOfIt(message);
    }

    private boolean speaksOfIt(MessageRecord message) {
        return message.type().startsWith(ABOUT_SUBSCRIPTIONS)
                && message.key().filter(uid::equals).isPresent();
    }
}
