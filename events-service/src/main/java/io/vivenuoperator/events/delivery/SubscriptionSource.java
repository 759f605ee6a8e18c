package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.subscription.MessageSubscription;
import java.util.Collection;

/** The subscriptions that are to be delivered to. Asked every second, by one thread. */
@FunctionalInterface
public interface SubscriptionSource {
    /**
     * All active ones, of every shard.
     *
     * @throws io.vivenuoperator.platform.database.DatabaseException if they cannot be read; then those of before stay
     */
    Collection<MessageSubscription> active();
}
