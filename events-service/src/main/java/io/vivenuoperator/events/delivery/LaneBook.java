package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.replay.ReplayRun;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The lanes and replays of this process. Changed by the loop only; which there are may be asked by any thread. */
final class LaneBook {
    private final LinkedHashMap<String, SubscriptionLane> lanes = new LinkedHashMap<>();
    private final Map<String, ReplayRun> replays = new LinkedHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> knownReplays = ConcurrentHashMap.newKeySet();
    /** The newest lost token of each shard: a token that another process has passed never holds again. */
    private final Map<Integer, Long> lost = new HashMap<>();

    /** Whether there is a lane of this subscription, also one that is coming to its end. From any thread. */
    boolean knows(String uid) {
        return known.contains(uid);
    }

    /** From any thread. */
    boolean knowsReplay(String id) {
        return knownReplays.contains(id);
    }

    Optional<SubscriptionLane> lane(String uid) {
        return Optional.ofNullable(lanes.get(uid));
    }

    Collection<SubscriptionLane> lanes() {
        return lanes.values();
    }

    /** All lanes; each time another one is the first. */
    List<SubscriptionLane> inTurn() {
        if (lanes.size() > 1) {
            Map.Entry<String, SubscriptionLane> first = lanes.pollFirstEntry();
            lanes.putLast(first.getKey(), first.getValue());
        }
        return List.copyOf(lanes.values());
    }

    void open(SubscriptionLane lane) {
        lanes.put(lane.subscription().uid(), lane);
        known.add(lane.subscription().uid());
    }

    /** Forgets lanes and their replays. */
    void removeIf(Predicate<SubscriptionLane> gone) {
        replays.values().removeIf(run -> gone.test(run.lane()) && forget(run));
        lanes.values().removeIf(lane -> {
            boolean removed = gone.test(lane);
            if (removed) {
                known.remove(lane.subscription().uid());
            }
            return removed;
        });
    }

    private boolean forget(ReplayRun run) {
        knownReplays.remove(run.id());
        return true;
    }

    /** Forgets what was done under a lease that another process holds now. */
    void lost(LeaseToken lease) {
        lost.merge(lease.shard(), lease.token(), Math::max);
        removeIf(lane -> lane.lease().equals(lease));
    }

    /** Whether the lease was lost, however recently somebody has read that we hold it. */
    boolean isLost(LeaseToken lease) {
        return lease.token() <= lost.getOrDefault(lease.shard(), Long.MIN_VALUE);
    }

    Collection<ReplayRun> replays() {
        return replays.values();
    }

    Optional<ReplayRun> replay(String id) {
        return Optional.ofNullable(replays.get(id));
    }

    List<ReplayRun> replaysOf(SubscriptionLane lane) {
        return replays.isEmpty()
                ? List.of()
                : replays.values().stream().filter(run -> run.lane() == lane).toList();
    }

    void open(ReplayRun run) {
        replays.put(run.id(), run);
        knownReplays.add(run.id());
    }

    void close(String replay) {
        replays.remove(replay);
        knownReplays.remove(replay);
    }
}
