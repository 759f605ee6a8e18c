package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is delivered again. As with a Job, only the time to live can change. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.to) || self.from < self.to",
        message = "spec.to must be later than spec.from",
        fieldPath = ".to")
@ValidationRule(
        value =
                "self.subscriptionRef == oldSelf.subscriptionRef && self.from == oldSelf.from && has(self.to) == has(oldSelf.to) && (!has(self.to) || self.to == oldSelf.to) && has(self.types) == has(oldSelf.types) && (!has(self.types) || self.types == oldSelf.types) && has(self.regions) == has(oldSelf.regions) && (!has(self.regions) || self.regions == oldSelf.regions) && self.only == oldSelf.only && has(self.ratePerSecond) == has(oldSelf.ratePerSecond) && (!has(self.ratePerSecond) || self.ratePerSecond == oldSelf.ratePerSecond) && self.dryRun == oldSelf.dryRun",
        message = "spec.* is immutable but for ttlSecondsAfterFinished: create another EventReplay instead")
public record EventReplaySpec(
        @Required @JsonPropertyDescription("Whose messages are delivered again.")
        SubscriptionRef subscriptionRef,

        @Size(max = 50)
        @JsonPropertyDescription(
                "Of the subscription's messages only those of these types, written as in an EventSubscription. Absent: all.")
        List<String> types,

        @Size(max = 200)
        @JsonPropertyDescription("Of the subscription's messages only those of these regions, by name. Absent: all.")
        List<String> regions,

        @Required @JsonPropertyDescription("From when: messages that were stored at this time or later.")
        String from,

        @Nullable
        @JsonPropertyDescription("Until when: messages that were stored before. Absent: until the replay begins.")
        String to,

        @Default("All")
        @JsonPropertyDescription(
                "All: whatever matches. Failed: what failed and has not been delivered since. DeadLetters: what was given up.")
        ReplayScope only,

        @Nullable
        @JsonPropertyDescription(
                "How many deliveries a second are made at most, beside the live ones. Absent: the subscription's own rate. 1 to 1000.")
        Integer ratePerSecond,

        @Default("false") @JsonPropertyDescription("True only counts what would be delivered.")
        Boolean dryRun,

        @Nullable
        @JsonPropertyDescription(
                "Seconds after its end when the resource is deleted. Absent: it stays. 0 to 2592000 (30 days).")
        Integer ttlSecondsAfterFinished) {
    public EventReplaySpec {
        types = types == null ? List.of() : List.copyOf(types);
        regions = regions == null ? List.of() : List.copyOf(regions);
        only = only == null ? ReplayScope.ALL : only;
        dryRun = dryRun != null && dryRun;
    }

    @ValidationRule(
            value =
                    "self.all(t, t.matches('^([*]|([a-z][a-z0-9_]*[.])+[*]|[*]([.][a-z][a-z0-9_]*)+|[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)+)$'))",
            message =
                    "spec.types must hold types of lower-case words with dots between them: event.sold_out, ticket.*, *.created or *")
    @Override
    public List<String> types() {
        return types;
    }

    @ValidationRule(
            value = "self.all(r, r.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(/[a-z0-9]([-a-z0-9]*[a-z0-9])?)?$'))",
            message = "spec.regions must hold names of VivenuRegions, or namespace/name: dach, partners/fr")
    @Override
    public List<String> regions() {
        return regions;
    }

    @ValidationRule(value = "self >= 1 && self <= 1000", message = "spec.ratePerSecond must be between 1 and 1000")
    @Override
    public @Nullable Integer ratePerSecond() {
        return ratePerSecond;
    }

    @ValidationRule(
            value = "self >= 0 && self <= 2592000",
            message = "spec.ttlSecondsAfterFinished must be between 0 and 2592000 (30 days)")
    @Override
    public @Nullable Integer ttlSecondsAfterFinished() {
        return ttlSecondsAfterFinished;
    }
}
