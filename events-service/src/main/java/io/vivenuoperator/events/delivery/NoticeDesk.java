package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.delivery.SubscriptionSwitch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the product itself has to say of a subscription, and to do about it. What cannot be done now is done later. Used by the
 * loop only.
 */
final class NoticeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);
    private static final Duration DEAD_EVERY = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final String POSITION_EXPIRED = "PositionExpired";

    private final BackgroundReads reads;
    private final SubscriptionNews news;
    private final InstantSource steady;
    private final SubscriptionSwitch subscriptions = new SubscriptionSwitch();
    private final Map<String, DeadCount> dead = new HashMap<>();
    private final Deque<TransactionWork<Boolean>> postponed = new ArrayDeque<>();
    private Instant nextTry = Instant.MIN;

    private static final class DeadCount {
        private final MessageSubscription subscription;
        private long count;
        private String reason = "";
        private Instant toldAt = Instant.MIN;

        private DeadCount(MessageSubscription subscription) {
            this.subscription = subscription;
        }
    }

    NoticeDesk(BackgroundReads reads, SubscriptionNews news, InstantSource steady) {
        this.reads = reads;
        this.news = news;
        this.steady = steady;
    }

    /** @param reason of the last failure, as a word */
    void failing(MessageSubscription subscription, FailureStreak streak, String reason) {
        LOG.atWarn()
                .addKeyValue("subscription", subscription.name())
                .addKeyValue("failures", streak.failures())
                .addKeyValue("reason", reason)
                .log("Subscription keeps failing");
        doIt(news.failing(subscription, reason));
    }

    /** Messages are gone from the log before they could be delivered. */
    void expired(MessageSubscription subscription) {
        LOG.atWarn()
                .addKeyValue("subscription", subscription.name())
                .log("Position expired; delivery goes on with the oldest message that is left");
        doIt(news.failing(subscription, POSITION_EXPIRED));
    }

    /** After it was told that it keeps failing. */
    void recovered(MessageSubscription subscription) {
        LOG.atInfo().addKeyValue("subscription", subscription.name()).log("Subscription delivers again");
        doIt(news.recovered(subscription));
    }

    /** Switches it off; its position stays. */
    void disable(MessageSubscription subscription, String reason) {
        LOG.atWarn()
                .addKeyValue("subscription", subscription.name())
                .addKeyValue("reason", reason)
                .log("Subscription disabled");
        TransactionWork<Boolean> told = news.disabled(subscription, reason);
        doIt(tx -> subscriptions.disable(tx, subscription.uid(), reason) && told.run(tx));
    }

    /** Messages were given up. */
    void dead(MessageSubscription subscription, String reason, int messages) {
        DeadCount count = dead.computeIfAbsent(subscription.uid(), _ -> new DeadCount(subscription));
        count.count += messages;
        count.reason = reason;
    }

    /** Does what is due. */
    void turn(Instant now) {
        dead.values().removeIf(count -> count.count == 0 && !now.isBefore(count.toldAt.plus(DEAD_EVERY)));
        for (DeadCount count : dead.values()) {
            if (count.count > 0 && (count.toldAt.equals(Instant.MIN) || !now.isBefore(count.toldAt.plus(DEAD_EVERY)))) {
                long told = count.count;
                String reason = count.reason;
                count.count = 0;
                count.toldAt = now;
                doIt(news.deadLetters(count.subscription, reason, told));
            }
        }
        if (!postponed.isEmpty() && !now.isBefore(nextTry)) {
            nextTry = now.plus(AGAIN);
            doIt(postponed.removeFirst());
        }
    }

    private void doIt(TransactionWork<Boolean> work) {
        reads.ask(work, _ -> nextTry = Instant.MIN, () -> {
            postponed.addLast(work);
            nextTry = steady.instant().plus(AGAIN);
        });
    }
}
