package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.delivery.LaneRoster.RosterState;
import io.vivenuoperator.events.lease.ShardKeeper;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.database.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks a few times a second which shards, subscriptions and replays this process delivers. */
final class RosterThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RosterThread.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LAST_LOOK = Duration.ofSeconds(6);

    private final ShardKeeper keeper;
    private final SubscriptionSource source;
    private final LaneOpenings openings;
    private final LaneBook book;
    private final RosterListener listener;
    private final Duration interval;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("roster").daemon().unstarted(this::run);
    private String problem = "";
    private Map<Integer, Long> held = Map.of();

    /** Gets what was found. */
    interface RosterListener {
        /** What there is, and until when the leases hold for sure. */
        void found(RosterState state, Instant validUntil);

        /** Of these shards, whose lanes were stopped, those in which everything is stored. */
        Set<Integer> quiet(Set<Integer> shards);

        /** Looks for replays of these subscriptions; may throw a DatabaseException. */
        void replays(List<String> uids);
    }

    RosterThread(
            ShardKeeper keeper,
            SubscriptionSource source,
            LaneOpenings openings,
            LaneBook book,
            RosterListener listener,
            Duration interval) {
        this.keeper = keeper;
        this.source = source;
        this.openings = openings;
        this.book = book;
        this.listener = listener;
        this.interval = interval;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                look();
            } while (!endsMeanwhile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next look. While shards are due to this process, it comes as soon as one is free. */
    private boolean endsMeanwhile() throws InterruptedException {
        long next = System.nanoTime() + interval.toNanos();
        while (keeper.isShort() && next - System.nanoTime() > SOON.toNanos()) {
            if (ended.await(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (hasMore()) {
                return false;
            }
        }
        return ended.await(next - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private boolean hasMore() {
        try {
            return keeper.turn().size() > held.size();
        } catch (DatabaseException e) {
            failed(e);
            return false;
        }
    }

    private void look() {
        try {
            Map<Integer, Long> tokens = keeper.turn();
            if (!tokens.keySet().equals(held.keySet())) {
                LOG.atInfo().addKeyValue("shards", tokens.size()).log("Leases changed");
            }
            held = tokens;
            // What another process waits for gets nothing new here.
            Set<Integer> surplus = keeper.surplus();
            List<MessageSubscription> active = source.active().stream()
                    .filter(subscription ->
                            tokens.containsKey(subscription.shard()) && !surplus.contains(subscription.shard()))
                    .toList();
            var state = new RosterState(
                    tokens,
                    active,
                    openings.openings(active.stream()
                            .filter(subscription -> !book.knows(subscription.uid()))
                            .toList()));
            listener.found(state, keeper.validUntil());
            handOver(surplus);
            listener.replays(active.stream().map(MessageSubscription::uid).toList());
            problem = "";
        } catch (DatabaseException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Subscriptions could not be looked at");
        }
    }

    private void handOver(Set<Integer> surplus) {
        if (surplus.isEmpty()) {
            return;
        }
        Set<Integer> quiet = listener.quiet(surplus);
        if (!quiet.isEmpty()) {
            keeper.release(quiet);
            LOG.atInfo().addKeyValue("shards", quiet.size()).log("Shards handed over");
        }
    }

    private void failed(DatabaseException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(problem)) {
            LOG.atWarn().addKeyValue("problem", now).log("Subscriptions can't be looked at");
        }
        problem = now;
    }

    /** Afterwards the keeper belongs to the caller. */
    @Override
    public void close() {
        ended.countDown();
        try {
            if (!thread.join(LAST_LOOK)) {
                thread.interrupt();
                thread.join(LAST_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
