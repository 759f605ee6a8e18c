package io.vivenuoperator.events;

import io.vivenuoperator.events.delivery.SubscriptionNews;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.message.MessagePublication;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.news.SubscriptionMessages;
import java.time.Clock;
import java.util.List;

/** Publishes what delivery has to say of subscriptions, as the catalogue of types describes it. */
record DeliveryNews(Clock clock) implements SubscriptionNews {
    @Override
    public TransactionWork<Boolean> failing(MessageSubscription subscription, String reason) {
        return publishing(about(subscription).failing(reason, clock.instant()));
    }

    @Override
    public TransactionWork<Boolean> recovered(MessageSubscription subscription) {
        return publishing(about(subscription).recovered(clock.instant()));
    }

    @Override
    public TransactionWork<Boolean> disabled(MessageSubscription subscription, String reason) {
        return publishing(about(subscription).disabled(reason, clock.instant()));
    }

    @Override
    public TransactionWork<Boolean> deadLetters(MessageSubscription subscription, String reason, long count) {
        return publishing(about(subscription).deadLetters(reason, count, clock.instant()));
    }

    private static SubscriptionMessages about(MessageSubscription subscription) {
        return new SubscriptionMessages(subscription.uid(), subscription.name());
    }

    private static TransactionWork<Boolean> publishing(NewMessage message) {
        return tx -> !new MessagePublication(tx).publish(List.of(message)).isEmpty();
    }
}
