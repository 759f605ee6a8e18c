package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.subscription.MessageSubscription;
import java.time.Duration;
import java.util.Optional;

/** For metrics. Called by several threads; must neither block nor throw. */
public interface DeliveryObserver {
    /** Sees nothing. */
    DeliveryObserver NONE = new DeliveryObserver() {
        @Override
        public void attempted(MessageSubscription subscription, AttemptResult result, Duration sinceStored) {}

        @Override
        public void gaveUp(MessageSubscription subscription, String reason, int messages) {}

        @Override
        public void wrote(int outcomes, Duration took) {}

        @Override
        public void holds(int shards) {}

        @Override
        public void snapshotHeld(Optional<Duration> held) {}
    };

    /**
     * An attempt has ended.
     *
     * @param sinceStored the time from the message's commit to the answer, by two clocks: may be negative
     */
    void attempted(MessageSubscription subscription, AttemptResult result, Duration sinceStored);

    /** Messages will not be tried again. */
    void gaveUp(MessageSubscription subscription, String reason, int messages);

    /** Outcomes were written together. */
    void wrote(int outcomes, Duration took);

    /** The shards changed that this process delivers for. */
    void holds(int shards);

    /**
     * The database's oldest snapshot was looked at.
     *
     * @param held for how long at least somebody has it; empty if nobody could be asked
     */
    void snapshotHeld(Optional<Duration> held);
}
