package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.SubscriptionsFile;

/** Where the subscriptions of a file are kept. */
@FunctionalInterface
public interface HandoverRows {
    /**
     * Makes the rows equal to the file, or leaves all of them as they are.
     *
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't answer; nothing has changed
     */
    HandoverOutcome apply(SubscriptionsFile file);
}
