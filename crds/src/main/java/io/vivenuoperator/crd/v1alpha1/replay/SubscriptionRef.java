package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An EventSubscription of the same namespace. */
public record SubscriptionRef(
        @Required @Size(max = 63) @JsonPropertyDescription("Name of the EventSubscription, in this namespace.")
        String name) {
    @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            message =
                    "spec.subscriptionRef.name must be the name of an EventSubscription: lower-case letters, digits and '-'")
    @Override
    public String name() {
        return name;
    }
}
