package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Several messages told as one, by type and region.
 *
 * @param windowSeconds how long messages are gathered
 * @param maximum lines in one digest
 */
public record DigestSpec(
        @Default("60") @JsonPropertyDescription("Seconds for which messages are gathered. 5 to 3600.")
        Integer windowSeconds,

        @Default("20") @JsonPropertyDescription("How many lines one digest has at most. 1 to 50.")
        Integer maximum) {
    public static final int DEFAULT_WINDOW_SECONDS = 60;
    public static final int DEFAULT_MAXIMUM = 20;

    public DigestSpec {
        windowSeconds = windowSeconds == null ? DEFAULT_WINDOW_SECONDS : windowSeconds;
        maximum = maximum == null ? DEFAULT_MAXIMUM : maximum;
    }

    @ValidationRule(
            value = "self >= 5 && self <= 3600",
            message = "spec.policy.digest.windowSeconds must be between 5 and 3600 (an hour)")
    @Override
    public Integer windowSeconds() {
        return windowSeconds;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 50",
            message = "spec.policy.digest.maximum must be between 1 and 50: Slack takes no more blocks")
    @Override
    public Integer maximum() {
        return maximum;
    }
}
