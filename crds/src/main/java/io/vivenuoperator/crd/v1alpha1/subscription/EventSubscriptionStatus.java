package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about a subscription. Nothing secret: of a URL the host only. What is not known is absent, never 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventSubscriptionStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Delivering and CaughtUp.")
        List<SubscriptionCondition> conditions,

        @Nullable @JsonPropertyDescription("Host of the endpoint; the rest of its URL may be secret.")
        String endpoint,

        @Nullable @JsonPropertyDescription("How many regions are selected.")
        Integer regionCount,

        @Nullable
        @JsonPropertyDescription(
                "Place in the log up to which everything is delivered, waits to be tried again, or is a dead letter.")
        Long position,

        @Nullable @JsonPropertyDescription("How many messages of the log come after the position.")
        Long behind,

        @Nullable @JsonPropertyDescription("Age in seconds of the oldest message that has not been tried yet.")
        Long oldestPendingSeconds,

        @Nullable @JsonPropertyDescription("How many messages failed and wait to be tried again.")
        Long retrying,

        @Nullable @JsonPropertyDescription("How many messages were given up; an EventReplay delivers them again.")
        Long deadLetters,

        @Nullable @JsonPropertyDescription("The last delivery that the endpoint took.")
        DeliverySuccess lastSuccess,

        @Nullable @JsonPropertyDescription("The last attempt that failed.")
        DeliveryFailure lastFailure,

        @Nullable @JsonPropertyDescription("How many messages were delivered in the last hour.")
        Long deliveredLastHour,

        @Nullable @JsonPropertyDescription("How many attempts failed in the last hour.")
        Long failedLastHour,

        @Nullable @JsonPropertyDescription("Name of the EventReplay that is under way.")
        String replay) {
    public EventSubscriptionStatus {
        conditions = conditions == null
                ? List.of()
                : conditions.stream().filter(SubscriptionCondition::isKnown).toList();
    }

    /** Of a subscription that nobody has looked at yet. */
    public static EventSubscriptionStatus empty() {
        return new EventSubscriptionStatus(
                null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public Optional<SubscriptionCondition> condition(SubscriptionConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}
