package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import io.vivenuoperator.events.lane.LaneStart;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.events.subscription.SubscriptionStart;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.delivery.DueRetries;
import io.vivenuoperator.store.delivery.DueRetries.WaitingMessage;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.SubscriptionPositions;
import io.vivenuoperator.store.delivery.SubscriptionPositions.FailureCount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the database knows of subscriptions that this process takes over. */
final class LaneOpenings {
    private static final int MOST_PARKED = 20_000;
    /** Longer than the longest time until a subscription is disabled. */
    private static final Duration STREAK = Duration.ofDays(8);

    private final Database database;
    private final InstantSource steady;
    private final Clock wall;
    private final LogPages log = new LogPages();
    private final SubscriptionPositions positions = new SubscriptionPositions();
    private final DueRetries retries = new DueRetries();

    /** A subscription with its start. */
    record LaneOpening(MessageSubscription subscription, LaneStart start) {}

    LaneOpenings(Database database, InstantSource steady, Clock wall) {
        this.database = database;
        this.steady = steady;
        this.wall = wall;
    }

    /** Also gives those a position that have none yet. */
    List<LaneOpening> openings(Collection<MessageSubscription> subscriptions) {
        return subscriptions.isEmpty() ? List.of() : database.inTransaction(tx -> openings(tx, subscriptions));
    }

    private List<LaneOpening> openings(Connection tx, Collection<MessageSubscription> subscriptions)
            throws SQLException {
        List<String> uids = subscriptions.stream().map(MessageSubscription::uid).toList();
        Map<String, LogPlace> places = positions.load(tx, uids);
        Map<String, Set<Long>> passed = positions.passed(tx, uids);
        Map<String, Long> waiting = retries.waiting(tx, uids);
        Map<String, FailureCount> streaks =
                positions.streaks(tx, uids, wall.instant().minus(STREAK));
        List<LaneOpening> openings = new ArrayList<>();
        for (MessageSubscription subscription : subscriptions) {
            String uid = subscription.uid();
            LogPlace place = places.containsKey(uid) ? places.get(uid) : begin(tx, subscription);
            List<WaitingMessage> parked =
                    subscription.policy().order() == DeliveryOrder.NONE ? List.of() : retries.all(tx, uid, MOST_PARKED);
            openings.add(new LaneOpening(
                    subscription,
                    new LaneStart(
                            place,
                            passed.getOrDefault(uid, Set.of()),
                            waiting.getOrDefault(uid, 0L),
                            parked,
                            streak(Optional.ofNullable(streaks.get(uid))))));
        }
        return openings;
    }

    private LogPlace begin(Connection tx, MessageSubscription subscription) throws SQLException {
        LogPlace place =
                switch (subscription.start()) {
                    case SubscriptionStart.Earliest() -> LogPlace.BEGIN;
                    case SubscriptionStart.From(Instant instant) -> new LogPlace(log.lastBefore(tx, instant), instant);
                };
        positions.begin(tx, subscription.uid(), place);
        return place;
    }

    /** The first failure's time by the steady clock. */
    private FailureStreak streak(Optional<FailureCount> count) {
        return count.map(failures -> {
                    Duration ago = Duration.between(failures.first(), wall.instant());
                    return new FailureStreak(
                            failures.failures(),
                            Optional.of(steady.instant().minus(ago.isNegative() ? Duration.ZERO : ago)));
                })
                .orElse(FailureStreak.NONE);
    }
}
