package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptRunner;
import io.vivenuoperator.events.attempt.EndpointPort;
import io.vivenuoperator.events.attempt.OutgoingMessage;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.store.message.MessageRecord;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.news.SubscriptionMessages;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a subscription's endpoint a message that says that somebody tries it, by the very path of deliveries. It needs no
 * shard, and leaves no row.
 */
public final class EndpointTrial implements AutoCloseable {
    private static final long NOT_IN_THE_LOG = 0;

    private final AttemptRunner runner;
    private final Clock wall;

    public EndpointTrial(EndpointPort endpoint, Clock wall) {
        this.runner = new AttemptRunner(endpoint, SteadyClock.startingAt(wall), wall);
        this.wall = wall;
    }

    /** Waits for the answer, at most as long as the subscription's timeout. */
    public AttemptResult send(MessageSubscription subscription) {
        Instant now = wall.instant();
        NewMessage test = new SubscriptionMessages(subscription.uid(), subscription.name()).triggered(now);
        var message = new MessageRecord(
                NOT_IN_THE_LOG,
                now,
                "test-" + UUID.randomUUID(),
                test.type(),
                test.source(),
                test.key(),
                test.payload(),
                test.metadata(),
                Optional.empty());
        var outgoing = new OutgoingMessage(subscription, message, 1, Optional.empty(), now);
        var result = new CompletableFuture<AttemptResult>();
        // On a thread of its own, which the deadline may interrupt.
        Thread.ofVirtual().name("trial").start(() -> result.complete(runner.run(outgoing)));
        return result.join();
    }

    @Override
    public void close() {
        runner.close();
    }
}
