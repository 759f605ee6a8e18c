package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.database.TransactionWork;

/** What the product itself has to say of a subscription, to be published in the transaction that changes it. */
public interface SubscriptionNews {
    /**
     * Nothing was delivered for a day, or for three; or messages are gone before they could be.
     *
     * @param reason of the last attempt, as a word
     */
    TransactionWork<Boolean> failing(MessageSubscription subscription, String reason);

    /** After that, something was delivered. */
    TransactionWork<Boolean> recovered(MessageSubscription subscription);

    /** It was switched off. */
    TransactionWork<Boolean> disabled(MessageSubscription subscription, String reason);

    /**
     * Deliveries were given up; told at most once a minute.
     *
     * @param reason of the last one, as a word
     * @param count since it was last told
     */
    TransactionWork<Boolean> deadLetters(MessageSubscription subscription, String reason, long count);
}
