package io.vivenuoperator.events.lease;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.ShardLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Takes and renews the leases of one process, and says which of them are due to others: all processes have equally many shards, or
 * one more. For one thread.
 */
public final class ShardKeeper {
    /** How long a killed process's shards stay without an owner. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    /** Who comes is given its share after it has renewed once. */
    static final Duration RENEW_EVERY = Duration.ofSeconds(5);

    /** Before the lease ends by the database's clock, it ends by ours. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Database database;
    private final ShardLeases leases = new ShardLeases();
    private final String holder;
    private final InstantSource steady;
    private Map<Integer, Long> held = Map.of();
    private int share = ShardLeases.SHARDS;
    private Instant renewedAt = Instant.MIN;
    private boolean leaving;
    private boolean hasCompany;
    private final AtomicBoolean doubted = new AtomicBoolean();

    private record LeaseTurn(Map<Integer, Long> held, int share, boolean hasCompany) {}

    /** @param holder names this process, and no later one in its place */
    public ShardKeeper(Database database, String holder, InstantSource steady) {
        this.database = database;
        this.holder = holder;
        this.steady = steady;
    }

    /**
     * Renews what is held if that is due, and takes what is free.
     *
     * @return the tokens by shard
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database cannot be asked; what is held stays
     *     until it runs out
     */
    public Map<Integer, Long> turn() {
        Instant begin = steady.instant();
        // Taken down first: a doubt that comes while the database answers is about this answer, too.
        boolean inDoubt = doubted.getAndSet(false);
        boolean renews = inDoubt || renewedAt.equals(Instant.MIN) || !begin.isBefore(renewedAt.plus(RENEW_EVERY));
        try {
            LeaseTurn turn = asked(renews);
            held = turn.held();
            share = turn.share();
            hasCompany = turn.hasCompany();
        } catch (DatabaseException e) {
            if (inDoubt) {
                doubt();
            }
            throw e;
        }
        if (renews) {
            renewedAt = begin;
        }
        return held;
    }

    private LeaseTurn asked(boolean renews) {
        return database.inTransaction(tx -> {
            if (leaving) {
                leases.forget(tx, holder);
            } else if (renews) {
                leases.appear(tx, holder, LEASE);
            }
            Map<Integer, Long> now = new HashMap<>(renews ? leases.renew(tx, holder, LEASE) : held);
            Set<String> present = leases.present(tx, holder, LEASE);
            int due = leaving ? 0 : EvenShares.of(ShardLeases.SHARDS, present, holder);
            if (now.size() < due) {
                now.putAll(leases.take(tx, holder, LEASE, due - now.size()));
            }
            return new LeaseTurn(now, due, !Set.of(holder).containsAll(present));
        });
    }

    /** Those beyond its share: they are to be handed over, as soon as they are quiet. */
    public Set<Integer> surplus() {
        return held.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .limit(Math.max(0, held.size() - share))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether shards are due to it that it does not have: they may be free at any moment. */
    public boolean isShort() {
        return held.size() < share;
    }

    /** Whether others deliver as well, and take what it lets go. */
    public boolean hasCompany() {
        return hasCompany;
    }

    /** Until when attempts may begin: nobody else can have taken the shards before. */
    public Instant validUntil() {
        return renewedAt.equals(Instant.MIN)
                ? Instant.MIN
                : renewedAt.plus(LEASE).minus(MARGIN);
    }

    /** Another process may have taken a shard: the next turn asks. From any thread. */
    public void doubt() {
        doubted.set(true);
    }

    /** Takes no further shard, and lets others share what it has. */
    public void leave() {
        leaving = true;
    }

    /** Lets others have these shards at once. */
    public void release(Collection<Integer> shards) {
        database.inTransaction(tx -> {
            leases.release(tx, holder, shards);
            return true;
        });
        Map<Integer, Long> left = new HashMap<>(held);
        left.keySet().removeAll(shards);
        held = left;
    }
}
