package io.vivenuoperator.events.lane;

import io.vivenuoperator.events.endpoint.EndpointGate;
import io.vivenuoperator.events.lane.LaneDelivery.DeliveryOrigin;
import io.vivenuoperator.events.lane.LaneStanding.AttemptMark;
import io.vivenuoperator.events.lane.LaneStanding.EndpointStanding;
import io.vivenuoperator.events.order.KeyOrder;
import io.vivenuoperator.events.order.KeyOrder.Admission;
import io.vivenuoperator.events.order.KeyOrder.ParkedMessage;
import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.outcome.RetryEffect;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.store.delivery.DueRetries.WaitingMessage;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deliveries of one subscription while this process has its shard. It decides which message is next; it does not send.
 * Not thread-safe.
 */
public final class SubscriptionLane {
    /** Beyond this many waiting messages it does not follow the tail any more. */
    static final int MOST_FRESH = 512;

    /** As long as this many wait, no further page is read. */
    static final int ENOUGH_FRESH = 128;

    /** Of those that are told together. */
    static final int MOST_TOGETHER = 5_000;

    private final LeaseToken lease;
    private final EndpointGate gate;
    private final Optional<KeyOrder> order;
    private final DeliveryPosition position;
    private final Set<Long> passed;
    private final Deque<MessageRecord> fresh = new ArrayDeque<>();
    private final Deque<LaneDelivery> again = new ArrayDeque<>();
    private final LaneRetries retries;
    private MessageSubscription subscription;
    private boolean againFirst;
    private Instant nextTogether = Instant.MIN;
    private boolean stopped;
    private int inFlight;
    private int unstored;
    private Optional<AttemptMark> lastSuccess = Optional.empty();
    private Optional<AttemptMark> lastFailure = Optional.empty();
    private long recorded;
    private long expiredUntil;

    /** @param start what the database knows of it */
    public SubscriptionLane(MessageSubscription subscription, LeaseToken lease, LaneStart start, Instant now) {
        this.subscription = subscription;
        this.lease = lease;
        gate = new EndpointGate(subscription.policy(), start.streak(), now);
        position = new DeliveryPosition(start.position());
        passed = new HashSet<>(start.passed());
        retries = new LaneRetries(start.retries());
        order = subscription.policy().order() == DeliveryOrder.NONE ? Optional.empty() : Optional.of(new KeyOrder());
        order.ifPresent(keys -> start.parked()
                .forEach(waiting -> keys.stored(new ParkedMessage(
                        waiting.key().orElse("#" + waiting.seq()),
                        waiting.seq(),
                        waiting.attempts(),
                        now.plus(waiting.in())))));
    }

    public MessageSubscription subscription() {
        return subscription;
    }

    public LeaseToken lease() {
        return lease;
    }

    public EndpointGate gate() {
        return gate;
    }

    public DeliveryPosition position() {
        return position;
    }

    /** Another revision with the same order; one with another order needs a new lane. */
    public void change(MessageSubscription changed, Instant now) {
        subscription = changed;
        gate.change(changed.policy(), now);
    }

    /** Nothing new begins. */
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Whether everything that has begun is stored. */
    public boolean isIdle() {
        return inFlight == 0 && unstored == 0;
    }

    public int inFlight() {
        return inFlight;
    }

    // The log

    /** Whether it takes a page of the tail. */
    public boolean followsTail() {
        return fresh.size() < (isDigest() ? MOST_TOGETHER : MOST_FRESH);
    }

    /** Whether it needs a page of its own. */
    public boolean wantsPage(Instant now) {
        return !stopped && fresh.size() < (isDigest() ? MOST_TOGETHER : ENOUGH_FRESH) && gate.admits(0, now);
    }

    /** Takes what it wants of a page that ends at this place. */
    public void read(List<MessageRecord> page, LogPlace end) {
        for (MessageRecord message : page) {
            if (message.seq() > position.read().seq() && subscription.wants(message) && !passed.remove(message.seq())) {
                fresh.addLast(message);
                position.begin(message.seq(), message.at());
            }
        }
        position.read(end);
    }

    /**
     * What came next is gone from the log; it goes on with the oldest that is left.
     *
     * @param head the newest seq now
     */
    public void positionExpired(long head) {
        expiredUntil = head;
    }

    // What is next

    /** Messages that have to wait behind a failed one of their key, and whose waiting is to be stored. */
    public List<MessageRecord> park() {
        List<MessageRecord> parked = new ArrayList<>();
        order.ifPresent(keys -> {
            for (Iterator<MessageRecord> waiting = fresh.iterator(); waiting.hasNext(); ) {
                MessageRecord message = waiting.next();
                if (keys.admit(key(message)) == Admission.PARK) {
                    waiting.remove();
                    keys.park(key(message), message.seq());
                    parked.add(message);
                }
            }
        });
        unstored += parked.size();
        return parked;
    }

    /** Parked messages whose turn has come: they have to be read again. */
    public List<ParkedMessage> due(Instant now) {
        List<ParkedMessage> due = new ArrayList<>();
        order.ifPresent(keys -> {
            while (!stopped && retries.underWay() < gate.window()) {
                Optional<ParkedMessage> next = keys.next(now);
                if (next.isEmpty()) {
                    break;
                }
                keys.began(next.get().key());
                retries.began(next.get().seq());
                due.add(next.get());
            }
        });
        return due;
    }

    /** They could not be read: their turn is still to come. */
    public void giveBack(List<ParkedMessage> unread) {
        order.ifPresent(keys -> unread.forEach(message -> {
            retries.givenBack(message.seq());
            keys.failed(message.key(), message.seq());
            keys.stored(message);
        }));
    }

    /** How many retries that are due it would take; those under way are still in the table, and count. */
    public int retryRoom(Instant now) {
        boolean takes = order.isEmpty() && retries.rows() > 0 && !stopped && gate.admits(0, now);
        int room = isDigest() ? MOST_FRESH : gate.window();
        return takes && again.size() < room ? room + retries.underWay() : 0;
    }

    /** The database is being asked which retries are due. */
    public void asksRetries() {
        retries.asked();
    }

    /** Of those that the answer calls due, the ones to be made; empty if there was no answer. */
    public List<WaitingMessage> admitRetries(List<WaitingMessage> due) {
        List<WaitingMessage> admitted = isOrdered()
                ? List.of()
                : due.stream().filter(retry -> retries.admit(retry.seq())).toList();
        retries.answered();
        return admitted;
    }

    /**
     * A message that is sent again when it fits.
     *
     * @param replay in which it failed
     */
    public void again(MessageRecord message, int attempts, Optional<String> replay) {
        again.addLast(new LaneDelivery(message, attempts + 1, new DeliveryOrigin.Again(replay)));
    }

    /** The next delivery, if the endpoint can take one; it counts as begun. */
    public Optional<LaneDelivery> next(Instant now) {
        if (stopped || !gate.admits(inFlight, now) || now.isBefore(nextTogether)) {
            return Optional.empty();
        }
        againFirst = !againFirst;
        Optional<LaneDelivery> next =
                againFirst ? nextAgain().or(this::nextFresh) : nextFresh().or(this::nextAgain);
        next.ifPresent(_ -> began(now));
        if (next.isPresent()) {
            subscription.policy().digest().ifPresent(digest -> nextTogether = now.plus(digest.window()));
        }
        return next;
    }

    private boolean isDigest() {
        return subscription.policy().digest().isPresent();
    }

    private Optional<LaneDelivery> nextAgain() {
        if (again.isEmpty() || !isDigest()) {
            return Optional.ofNullable(again.pollFirst());
        }
        int number = again.stream().mapToInt(LaneDelivery::number).max().orElseThrow();
        List<MessageRecord> all = again.stream()
                .map(LaneDelivery::message)
                .sorted(Comparator.comparingLong(MessageRecord::seq))
                .toList();
        again.clear();
        return Optional.of(new LaneDelivery(all, number, new DeliveryOrigin.Again(Optional.empty())));
    }

    /** A delivery that was not chosen here begins. */
    public void began(Instant now) {
        gate.began(now);
        inFlight++;
    }

    /**
     * A delivery has ended, whatever its end.
     *
     * @param messages that were told in it
     */
    public void finished(int messages) {
        inFlight--;
        unstored += messages;
    }

    private Optional<LaneDelivery> nextFresh() {
        if (isDigest() && !fresh.isEmpty()) {
            List<MessageRecord> all = List.copyOf(fresh);
            fresh.clear();
            return Optional.of(new LaneDelivery(all, 1, new DeliveryOrigin.Fresh()));
        }
        if (order.isEmpty()) {
            return Optional.ofNullable(fresh.pollFirst()).map(SubscriptionLane::first);
        }
        for (Iterator<MessageRecord> waiting = fresh.iterator(); waiting.hasNext(); ) {
            MessageRecord message = waiting.next();
            if (order.get().admit(key(message)) == Admission.GO) {
                waiting.remove();
                order.get().began(key(message));
                return Optional.of(first(message));
            }
        }
        return Optional.empty();
    }

    private static LaneDelivery first(MessageRecord message) {
        return new LaneDelivery(message, 1, new DeliveryOrigin.Fresh());
    }

    /** What a message is kept in order by. */
    public String key(MessageRecord message) {
        return subscription.policy().order() == DeliveryOrder.ALL
                ? ""
                : message.key().orElse("#" + message.seq());
    }

    public boolean isOrdered() {
        return order.isPresent();
    }

    // What became of it

    /** It will be tried again: at first only in memory. */
    public void failed(LaneDelivery delivery) {
        order.ifPresent(
                keys -> keys.failed(key(delivery.message()), delivery.message().seq()));
    }

    /** It will not be tried again. */
    public void ended(LaneDelivery delivery) {
        order.ifPresent(
                keys -> keys.ended(key(delivery.message()), delivery.message().seq()));
    }

    /** What became of a delivery is stored; its next attempt, if there is one, too. */
    public void stored(LaneDelivery delivery, Optional<Instant> due, RetryEffect effect) {
        unstored--;
        long seq = delivery.message().seq();
        if (delivery.origin() instanceof DeliveryOrigin.Fresh) {
            recorded++;
            position.recorded(seq);
            retries.changed(seq, effect);
        } else {
            retries.stored(seq, effect);
        }
        order.ifPresent(keys -> due.ifPresent(
                at -> keys.stored(new ParkedMessage(key(delivery.message()), seq, delivery.number(), at))));
    }

    /** A message's waiting is stored. */
    public void parked(MessageRecord message, Instant now, RetryEffect effect) {
        unstored--;
        recorded++;
        position.recorded(message.seq());
        retries.changed(message.seq(), effect);
        order.ifPresent(keys -> keys.stored(new ParkedMessage(key(message), message.seq(), 0, now)));
    }

    /** What became of a replayed message is stored. */
    public void replayStored(long seq, RetryEffect effect) {
        unstored--;
        retries.changed(seq, effect);
    }

    /** A retry that cannot be made, because the log no longer has the message, is being stored. */
    public void expired(long seq, String key) {
        unstored++;
        order.ifPresent(keys -> keys.ended(key, seq));
    }

    /** It is stored. */
    public void expiredStored(long seq, RetryEffect effect) {
        unstored--;
        retries.stored(seq, effect);
    }

    /** How many messages were sent, or parked, for the first time, and stored as such. */
    public long recorded() {
        return recorded;
    }

    /** The last success or failure. */
    public void mark(AttemptMark attempt) {
        if (attempt.reason().isEmpty()) {
            lastSuccess = Optional.of(attempt);
        } else {
            lastFailure = Optional.of(attempt);
        }
    }

    /** How it stands, with the log's newest number. */
    public LaneStanding standing(long head, Instant now) {
        long done = position.done().seq();
        return new LaneStanding(
                subscription.uid(),
                subscription.name(),
                subscription.revision(),
                done,
                Math.max(0, head - done),
                position.open() > 0 ? Optional.of(position.done().at()) : Optional.empty(),
                retries.rows(),
                done < expiredUntil,
                new EndpointStanding(
                        gate.breaker(now), gate.isPaused(now), gate.window(), inFlight, lastSuccess, lastFailure));
    }
}
