package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscriptionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How often a status is written: at once when it says something else, once a minute when only numbers moved. */
final class StatusPace {
    private static final Duration BETWEEN_NUMBERS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    StatusPace(Clock clock) {
        this.clock = clock;
    }

    /** After which time it may be written: zero for now, absent if there is nothing to write. */
    Optional<Duration> until(String uid, EventSubscriptionStatus before, EventSubscriptionStatus now) {
        if (now.equals(before)) {
            return Optional.empty();
        }
        if (!says(now).equals(says(before))) {
            return Optional.of(Duration.ZERO);
        }
        var due = Optional.ofNullable(written.get(uid)).map(at -> at.plus(BETWEEN_NUMBERS));
        return Optional.of(due.map(at -> Duration.between(clock.instant(), at))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO));
    }

    void wrote(String uid) {
        written.put(uid, clock.instant());
    }

    /** What a person would want to know at once. */
    private static List<Object> says(EventSubscriptionStatus status) {
        return List.of(
                Objects.requireNonNullElse(status.observedGeneration(), 0L),
                Objects.requireNonNullElse(status.endpoint(), ""),
                Objects.requireNonNullElse(status.regionCount(), -1),
                Objects.requireNonNullElse(status.replay(), ""),
                status.conditions().stream().map(StatusPace::says).toList());
    }

    private static String says(SubscriptionCondition condition) {
        return condition.type() + " " + condition.status() + " " + condition.reason() + " "
                + condition.observedGeneration();
    }

    /** Called when the subscription is gone. */
    void forget(String uid) {
        written.remove(uid);
    }
}
