package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.delivery.LaneOpenings.LaneOpening;
import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.subscription.MessageSubscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens, changes and retires lanes, as leases and subscriptions come and go. Runs on the loop only. */
final class LaneRoster {
    private final LaneBook book;
    private final ProgressTimer progress;
    private final InstantSource steady;
    private final Set<SubscriptionLane> retiring = new HashSet<>();

    LaneRoster(LaneBook book, ProgressTimer progress, InstantSource steady) {
        this.book = book;
        this.progress = progress;
        this.steady = steady;
    }

    /**
     * What is there now.
     *
     * @param tokens of the shards that this process has
     * @param active the subscriptions of these shards
     * @param openings those that had no lane when they were looked at
     */
    record RosterState(
            Map<Integer, Long> tokens, Collection<MessageSubscription> active, Collection<LaneOpening> openings) {}

    void apply(RosterState state) {
        Map<String, MessageSubscription> active = state.active().stream()
                .collect(Collectors.toMap(MessageSubscription::uid, Function.identity(), (one, _) -> one));
        book.removeIf(lane -> !Objects.equals(
                state.tokens().get(lane.lease().shard()), lane.lease().token()));
        for (SubscriptionLane lane : book.lanes()) {
            Optional<MessageSubscription> wanted =
                    Optional.ofNullable(active.get(lane.subscription().uid()));
            if (wanted.isEmpty() || needsAnother(lane, wanted.get())) {
                lane.stop();
                retiring.add(lane);
            } else if (wanted.get().revision() != lane.subscription().revision()) {
                lane.change(wanted.get(), steady.instant());
            }
        }
        state.openings().forEach(opening -> open(opening, state.tokens()));
    }

    /** One that was switched off comes back with another revision. */
    private static boolean needsAnother(SubscriptionLane lane, MessageSubscription wanted) {
        boolean changed = wanted.revision() != lane.subscription().revision();
        return changed
                && (lane.isStopped()
                        || wanted.policy().order()
                                != lane.subscription().policy().order());
    }

    private void open(LaneOpening opening, Map<Integer, Long> tokens) {
        MessageSubscription subscription = opening.subscription();
        Optional.ofNullable(tokens.get(subscription.shard()))
                .map(token -> new LeaseToken(subscription.shard(), token))
                .filter(lease -> !book.isLost(lease) && !book.knows(subscription.uid()))
                .ifPresent(lease ->
                        book.open(new SubscriptionLane(subscription, lease, opening.start(), steady.instant())));
    }

    /** Lets go of lanes whose last outcomes are stored. */
    void turn(Instant now) {
        if (!retiring.isEmpty()) {
            Set<SubscriptionLane> done = retiring.stream()
                    .filter(lane -> lane.isIdle() && progress.settle(lane, now))
                    .collect(Collectors.toSet());
            book.removeIf(done::contains);
            retiring.removeAll(done);
            retiring.removeIf(lane -> !book.lanes().contains(lane));
        }
    }

    /** Of these shards, those in which everything is stored. */
    Set<Integer> settled(Collection<Integer> shards, Instant now) {
        Set<Integer> busy = book.lanes().stream()
                .filter(lane -> !lane.isIdle() || !progress.settle(lane, now))
                .map(lane -> lane.lease().shard())
                .collect(Collectors.toSet());
        return shards.stream().filter(shard -> !busy.contains(shard)).collect(Collectors.toSet());
    }
}
