package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which messages are delivered, where to, and how. Rules sit on explicit accessors: on a component they would be emitted twice. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.signing) || has(self.deliver.webhook)",
        message = "spec.signing must only be set with spec.deliver.webhook: no other target looks at a signature",
        fieldPath = ".signing")
@ValidationRule(
        value =
                "!(has(self.deliver.slack) || has(self.deliver.teams) || has(self.deliver.discord)) || (has(self.policy) && has(self.policy.digest)) || self.select.types.all(t, t != '*' && !t.matches('^ticket[.]') && !(t in ['*.created', '*.updated', '*.voided']))",
        message =
                "spec.select.types must not include ticket.* for a chat, which a launch would flood: name other types, or set spec.policy.digest",
        fieldPath = ".select.types")
@ValidationRule(
        value =
                "!has(self.policy) || !has(self.policy.digest) || has(self.deliver.slack) || has(self.deliver.teams) || has(self.deliver.discord)",
        message =
                "spec.policy.digest must only be set for slack, teams or discord: programs get each message by itself",
        fieldPath = ".policy.digest")
public record EventSubscriptionSpec(
        @Default("false")
        @JsonPropertyDescription(
                "True stops delivery and keeps the place in the log: nothing is lost, and it goes on from there.")
        Boolean suspend,

        @Required @JsonPropertyDescription("Which messages are delivered.")
        EventSelection select,

        @Required @JsonPropertyDescription("Where they are delivered to: exactly one target.")
        DeliverySpec deliver,

        @Nullable
        @JsonPropertyDescription(
                "The secrets that a webhook's deliveries are signed with. Absent: one is made, in the Secret <subscription>-signing.")
        SigningSpec signing,

        @Default("{}") @JsonPropertyDescription("How hard delivery tries, and how fast.")
        SubscriptionPolicy policy,

        @Default("Now")
        @Size(max = 40)
        @JsonPropertyDescription(
                "Where in the log the subscription begins, read once: Now, Earliest (as far back as the log goes), or a time such as 2026-11-27T08:00:00Z. Immutable; an EventReplay delivers older messages.")
        String startFrom) {
    public static final String NOW = "Now";
    public static final String EARLIEST = "Earliest";

    public EventSubscriptionSpec {
        suspend = suspend != null && suspend;
        policy = policy == null ? SubscriptionPolicy.defaults() : policy;
        startFrom = startFrom == null ? NOW : startFrom;
    }

    @ValidationRule(
            value =
                    "self.matches('^(Now|Earliest|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?Z)$')",
            message = "spec.startFrom must be Now, Earliest, or a time in UTC such as 2026-11-27T08:00:00Z")
    @ValidationRule(
            value = "self == oldSelf",
            message = "spec.startFrom is immutable, it is read once: create an EventReplay to deliver older messages")
    @Override
    public String startFrom() {
        return startFrom;
    }
}
