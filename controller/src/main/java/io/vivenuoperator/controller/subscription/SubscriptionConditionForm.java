package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

/** How an EventSubscription stores its conditions. */
final class SubscriptionConditionForm implements ConditionForm<SubscriptionConditionType, SubscriptionCondition> {
    @Override
    public List<SubscriptionConditionType> types() {
        return List.of(SubscriptionConditionType.values());
    }

    @Override
    public String wireName(SubscriptionConditionType type) {
        return type.wireName();
    }

    @Override
    public StatusCondition<SubscriptionConditionType> read(SubscriptionCondition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public SubscriptionCondition stored(StatusCondition<SubscriptionConditionType> condition) {
        return new SubscriptionCondition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
