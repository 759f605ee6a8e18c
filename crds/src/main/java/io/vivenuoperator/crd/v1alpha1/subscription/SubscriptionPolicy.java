package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How hard delivery tries, and how fast. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionPolicy(
        @Default("9")
        @JsonPropertyDescription(
                "How often a failed delivery is repeated before it becomes a dead letter; nine repetitions take about three days. 0 to 15.")
        Integer maxRetries,

        @Default("10")
        @JsonPropertyDescription("Seconds that one attempt may take until its answer has been read. 2 to 30.")
        Integer timeoutSeconds,

        @Default("16") @JsonPropertyDescription("How many deliveries are under way at the same time. 1 to 256.")
        Integer maxInFlight,

        @Nullable
        @JsonPropertyDescription(
                "How many attempts a second are made at most. Absent: 50, and for chats what they allow. 1 to 1000.")
        Integer ratePerSecond,

        @Default("None")
        @JsonPropertyDescription(
                "None: as they come. Key: those about the same ticket or event one after another. All: all one after another, so that one that fails holds up the rest.")
        SubscriptionOrder order,

        @Default("120")
        @JsonPropertyDescription(
                "Hours without a single success after which the subscription is disabled; its place in the log stays. 0: never. At most 720.")
        Integer disableAfterHours,

        @Nullable
        @JsonPropertyDescription("Several messages told as one. Absent: each by itself; for chats 60 seconds.")
        DigestSpec digest) {
    public static final int DEFAULT_MAX_RETRIES = 9;
    public static final int DEFAULT_TIMEOUT_SECONDS = 10;
    public static final int DEFAULT_MAX_IN_FLIGHT = 16;
    public static final int DEFAULT_DISABLE_AFTER_HOURS = 120;

    public SubscriptionPolicy {
        maxRetries = maxRetries == null ? DEFAULT_MAX_RETRIES : maxRetries;
        timeoutSeconds = timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds;
        maxInFlight = maxInFlight == null ? DEFAULT_MAX_IN_FLIGHT : maxInFlight;
        order = order == null ? SubscriptionOrder.NONE : order;
        disableAfterHours = disableAfterHours == null ? DEFAULT_DISABLE_AFTER_HOURS : disableAfterHours;
    }

    static SubscriptionPolicy defaults() {
        return new SubscriptionPolicy(
                DEFAULT_MAX_RETRIES,
                DEFAULT_TIMEOUT_SECONDS,
                DEFAULT_MAX_IN_FLIGHT,
                null,
                SubscriptionOrder.NONE,
                DEFAULT_DISABLE_AFTER_HOURS,
                null);
    }

    @ValidationRule(
            value = "self >= 0 && self <= 15",
            message = "spec.policy.maxRetries must be between 0 (none) and 15")
    @Override
    public Integer maxRetries() {
        return maxRetries;
    }

    @ValidationRule(
            value = "self >= 2 && self <= 30",
            message =
                    "spec.policy.timeoutSeconds must be between 2 and 30: an endpoint that needs longer should answer first and work later")
    @Override
    public Integer timeoutSeconds() {
        return timeoutSeconds;
    }

    @ValidationRule(value = "self >= 1 && self <= 256", message = "spec.policy.maxInFlight must be between 1 and 256")
    @Override
    public Integer maxInFlight() {
        return maxInFlight;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 1000",
            message = "spec.policy.ratePerSecond must be between 1 and 1000; set spec.suspend to stop")
    @Override
    public @Nullable Integer ratePerSecond() {
        return ratePerSecond;
    }

    @ValidationRule(
            value = "self >= 0 && self <= 720",
            message =
                    "spec.policy.disableAfterHours must be between 0 (never) and 720 (30 days, as long as the log is kept)")
    @Override
    public Integer disableAfterHours() {
        return disableAfterHours;
    }
}
