package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscriptionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.event.EventText;
import io.vivenuoperator.operator.event.EventWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Kubernetes Events: when Ready changes, when an endpoint begins to fail or recovers, and when messages are given up. */
final class SubscriptionEvents {
    private static final Duration BETWEEN_DEAD_LETTERS = Duration.ofMinutes(1);
    private static final Set<String> DISABLING =
            Set.of(SubscriptionReason.GONE.wireName(), SubscriptionReason.DISABLED_AFTER_FAILURES.wireName());

    private final EventWriter writer;
    private final ConditionEvents<SubscriptionConditionType, SubscriptionCondition> ofReady;
    private final Clock clock;
    /** What was said last about the delivery of each, by uid: the cached status may be older. */
    private final Map<String, SubscriptionReason> said = new ConcurrentHashMap<>();

    private final Map<String, Instant> deadLettersTold = new ConcurrentHashMap<>();

    SubscriptionEvents(EventWriter writer, Clock clock) {
        this.writer = writer;
        this.ofReady = new ConditionEvents<>(writer, new SubscriptionConditionForm(), SubscriptionConditionType.READY);
        this.clock = clock;
    }

    void changed(EventSubscription subscription, EventSubscriptionStatus before, EventSubscriptionStatus now) {
        ofReady.changed(subscription, ready(before), ready(now));
        now.condition(SubscriptionConditionType.DELIVERING)
                .ifPresent(delivering -> tell(subscription, before, delivering));
        tellDeadLetters(subscription, before, now);
    }

    private static List<SubscriptionCondition> ready(EventSubscriptionStatus status) {
        return status.condition(SubscriptionConditionType.READY).stream().toList();
    }

    private void tell(
            EventSubscription subscription, EventSubscriptionStatus before, SubscriptionCondition delivering) {
        var uid = subscription.getMetadata().getUid();
        var last = Optional.ofNullable(said.get(uid))
                .or(() -> before.condition(SubscriptionConditionType.DELIVERING).flatMap(SubscriptionEvents::text));
        text(delivering)
                .or(() -> recovered(delivering, last))
                .filter(text -> last.filter(text::equals).isEmpty())
                .ifPresent(text -> {
                    said.put(uid, text);
                    writer.write(
                            subscription,
                            new EventText(
                                    text != SubscriptionReason.ENDPOINT_RECOVERED,
                                    SubscriptionConditionType.DELIVERING.wireName(),
                                    text.wireName(),
                                    delivering.reason() + ": " + delivering.message()));
                });
    }

    /** Of a delivery that fails or has stopped. */
    private static Optional<SubscriptionReason> text(SubscriptionCondition delivering) {
        if (delivering.status() != ConditionStatus.FALSE) {
            return Optional.empty();
        }
        return Optional.of(
                DISABLING.contains(delivering.reason())
                        ? SubscriptionReason.DISABLED
                        : SubscriptionReason.ENDPOINT_FAILING);
    }

    private static Optional<SubscriptionReason> recovered(
            SubscriptionCondition delivering, Optional<SubscriptionReason> last) {
        return delivering.status() == ConditionStatus.TRUE && last.isPresent()
                ? Optional.of(SubscriptionReason.ENDPOINT_RECOVERED)
                : Optional.empty();
    }

    private void tellDeadLetters(
            EventSubscription subscription, EventSubscriptionStatus before, EventSubscriptionStatus now) {
        var known = Optional.ofNullable(before.deadLetters()).orElse(0L);
        var uid = subscription.getMetadata().getUid();
        Optional.ofNullable(now.deadLetters())
                .filter(count -> count > known)
                .filter(count -> isTimeForDeadLetters(uid))
                .ifPresent(count -> {
                    deadLettersTold.put(uid, clock.instant());
                    writer.write(
                            subscription,
                            EventText.warning(
                                    "deadLetters",
                                    SubscriptionReason.DEAD_LETTERS,
                                    count
                                            + " messages were given up. An EventReplay with only: DeadLetters delivers them again."));
                });
    }

    private boolean isTimeForDeadLetters(String uid) {
        return Optional.ofNullable(deadLettersTold.get(uid))
                .filter(at -> at.plus(BETWEEN_DEAD_LETTERS).isAfter(clock.instant()))
                .isEmpty();
    }

    /** Called when the subscription is gone. */
    void forget(EventSubscription subscription) {
        ofReady.forget(subscription);
        said.remove(subscription.getMetadata().getUid());
        deadLettersTold.remove(subscription.getMetadata().getUid());
    }
}
